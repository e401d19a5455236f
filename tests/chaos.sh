#!/usr/bin/env bash
# Kills, stops, cuts off and disturbs a system of real processes while studies run, and then checks that nothing was lost and nothing was paid twice.
# Ends with 0 only if every invariant holds; otherwise logs and databases are kept, and the directory and the seed are printed.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/tests/prerequisites.sh"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

if [[ " $* " == *' --help '* || " $* " == *' -h '* ]]; then
    cat << 'END'
usage: bash tests/chaos.sh [--minutes 10] [--seed 1] [--store sqlite|mongo] [--studies 2] [--trials 300] [--parallel 8] [--rough] [--keep]
  --minutes   how long things go wrong; studies follow one another as long, and those under way then end in peace
  --seed      what goes wrong, and in which order
  --store     HPO_TEST_MONGO names the server for mongo; without it a container or the fixture of the tests is started
  --rough     nothing dies; each study runs once on an endpoint as users of AWS describe it: five jobs at once, throttling, lost answers,
              interrupted spot machines, late logs
  --studies   studies at once; --trials and --parallel: their maxTrials and maxParallelTrials
END
    exit 0
fi

if ! have_rabbitmq && can_install; then install_packages "${TMPDIR:-/tmp}/hpo-chaos-install.log" rabbitmq-server; fi
have_rabbitmq || { echo 'no RabbitMQ: install the package rabbitmq-server' >&2; exit 1; }
dotnet build "$root/tests/Hpo.Chaos" --configuration Debug -nologo -v:quiet -clp:NoSummary >&2
exec dotnet "$root/tests/Hpo.Chaos/bin/Debug/net10.0/Hpo.Chaos.dll" "$@"
