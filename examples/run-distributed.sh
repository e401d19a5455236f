#!/usr/bin/env bash
# Runs a study over separate processes: RabbitMQ, the local SageMaker endpoint, gateway, optimizer, trainer and metrics.
# The study is submitted as a message; at the end its table is printed, and what happened is checked.
set -euo pipefail

# In braces, so that the shell has read all of it before the first command runs: the file may change meanwhile.
{

usage() {
    cat << 'END'
usage: bash examples/run-distributed.sh [options]
  --study FILE      the study (default: examples/mnist-ga.json)
  --kill SERVICE    kill -9 trainer, metrics, optimizer or gateway after a third of the trials, and start it again
  --keep            leave everything running at the end, until Ctrl-C
  --no-build        run what was built before
HPO_RABBITMQ_URI names a broker to use instead of starting one.
END
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
source tests/prerequisites.sh

study=examples/mnist-ga.json victim='' keep=false build=true
while (($#)); do
    case $1 in
        --study) study=${2:?--study needs a file}; shift ;;
        --kill) victim=${2:?--kill needs a service}; shift ;;
        --keep) keep=true ;;
        --no-build) build=false ;;
        --help | -h) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done
[[ -f $study ]] || { echo "there is no study file $study" >&2; exit 2; }
[[ $victim =~ ^(trainer|metrics|optimizer|gateway)?$ ]] || { echo "--kill takes trainer, metrics, optimizer or gateway, not '$victim'" >&2; exit 2; }

work=$(mktemp -d "${TMPDIR:-/tmp}/hpo-distributed.XXXXXX")
declare -A pids=()
configuration=Debug # The same as dotnet run's, so that nothing is built twice.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

stop_all() {
    local code=$?
    trap - EXIT INT TERM
    for name in "${!pids[@]}"; do kill "${pids[$name]}" 2> /dev/null || true; done
    wait 2> /dev/null || true
    if ((code == 0)); then rm -rf "$work"; else echo "logs are kept in $work"; fi
    exit "$code"
}
trap stop_all EXIT
trap 'exit 130' INT TERM

free_port() {
    local port
    while port=$((20000 + RANDOM % 12000)); (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do :; done
    echo "$port"
}

# wait_for SECONDS WHAT COMMAND...: until the command succeeds
wait_for() {
    local deadline=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" > /dev/null 2>&1; do
        ((SECONDS < deadline)) || { echo "$what did not come up; see $work" >&2; exit 1; }
        sleep 0.2
    done
}

accepts() { (exec 3<> "/dev/tcp/127.0.0.1/$1"); }

start_broker() {
    if ! have_rabbitmq && can_install; then install_packages "$work/install.log" rabbitmq-server; fi
    have_rabbitmq || { echo 'no RabbitMQ: install the package rabbitmq-server, or set HPO_RABBITMQ_URI' >&2; exit 1; }
    local port node mapper
    port=$(free_port) node=$(free_port) mapper=$(free_port)
    mkdir -p "$work/rabbitmq"
    printf 'listeners.tcp.1 = 127.0.0.1:%s\nlog.file.level = warning\n' "$port" > "$work/rabbitmq/rabbitmq.conf"
    echo '[].' > "$work/rabbitmq/enabled_plugins"
    : > "$work/rabbitmq/rabbitmq-env.conf"
    local environment=(
        HOME="$work/rabbitmq" ERL_EPMD_PORT="$mapper" ERL_EPMD_ADDRESS=127.0.0.1
        RABBITMQ_NODENAME="hpo-$port@localhost" RABBITMQ_NODE_PORT="$port" RABBITMQ_DIST_PORT="$node"
        RABBITMQ_MNESIA_BASE="$work/rabbitmq/data" RABBITMQ_LOG_BASE="$work/rabbitmq/log" RABBITMQ_PID_FILE="$work/rabbitmq/pid"
        RABBITMQ_CONFIG_FILE="$work/rabbitmq/rabbitmq.conf" RABBITMQ_CONF_ENV_FILE="$work/rabbitmq/rabbitmq-env.conf"
        RABBITMQ_ENABLED_PLUGINS_FILE="$work/rabbitmq/enabled_plugins"
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1} +sbwt none'
    )
    env "${environment[@]}" /usr/bin/epmd -port "$mapper" -address 127.0.0.1 > "$work/epmd.log" 2>&1 &
    pids[epmd]=$!
    env "${environment[@]}" /usr/lib/rabbitmq/bin/rabbitmq-server > "$work/rabbitmq.log" 2>&1 < /dev/null &
    pids[rabbitmq]=$!
    wait_for 120 RabbitMQ accepts "$port"
    broker="amqp://guest:guest@127.0.0.1:$port/"
}

# start NAME PROJECT URL [ARGUMENT...]
start() {
    local name=$1 project=$2 url=$3
    shift 3
    dotnet "services/$project/bin/$configuration/net10.0/$project.dll" --urls "$url" "$@" >> "$work/$name.log" 2>&1 < /dev/null &
    pids[$name]=$!
}

start_service() { start "$1" "Hpo.${1^}" "${urls[$1]}"; }

build_all() {
    echo 'building …'
    local projects=(services/Hpo.{Gateway,Optimizer,Trainer,Metrics,SageMakerLocal} examples/tools/study-client examples/training/{mnist-mlp,gradient-boosting}) project
    for project in "${projects[@]}"; do
        dotnet build "$project" --configuration "$configuration" -nologo -v:quiet -clp:NoSummary > "$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
    done
}

if $build; then build_all; fi
if [[ -n ${HPO_RABBITMQ_URI:-} ]]; then broker=$HPO_RABBITMQ_URI; else start_broker; fi
sagemaker="http://127.0.0.1:$(free_port)"
declare -A urls=()
for name in gateway optimizer trainer metrics; do urls[$name]="http://127.0.0.1:$(free_port)"; done
export HPO__RabbitMq__Uri=$broker HPO__Storage__Path=$work/data HPO__Aws__ServiceUrl=$sagemaker HPO__Aws__Region=us-east-1

start sagemaker Hpo.SageMakerLocal "$sagemaker" --SageMakerLocal:ImagesFile="$root/examples/images.json" --SageMakerLocal:DataDirectory="$work/sagemaker" --SageMakerLocal:StopGrace=00:00:02
for name in gateway optimizer trainer metrics; do start_service "$name"; done
wait_for 60 'the SageMaker endpoint' curl -fsS "$sagemaker/_local/health"
for name in gateway optimizer trainer metrics; do wait_for 60 "$name" curl -fsS "${urls[$name]}/health/ready"; done
echo "gateway ${urls[gateway]}, SageMaker $sagemaker, broker ${broker/guest:guest@/}, logs $work"

id=distributed-$(date +%s)
client=(dotnet examples/tools/study-client/bin/study-client.dll)
trials=$(sed -n 's/.*"maxTrials": *\([0-9]*\).*/\1/p' "$study")
"${client[@]}" submit "$broker" "$id" "$study" > "$work/study.log" &
submission=$!
tail -n +1 -f --pid="$submission" "$work/study.log" &

if [[ -n $victim ]]; then
    settled() { (($(grep -c '^fitness-' "$work/study.log") >= trials / 3)); }
    wait_for 600 'a third of the trials' settled
    echo "kill -9 $victim (process ${pids[$victim]}), then start it again"
    kill -9 "${pids[$victim]}"
    wait "${pids[$victim]}" 2> /dev/null || true
    start_service "$victim"
fi

outcome=0
wait "$submission" || outcome=$?
wait_for 60 gateway curl -fsS "${urls[gateway]}/health/ready"
checked=0
"${client[@]}" check "${urls[gateway]}" "$sagemaker" "$id" > "$work/check.log" || checked=$?
echo
curl -fsS -H 'Accept: text/csv' "${urls[gateway]}/api/studies/$id/trials?sort=fitness&limit=1000" | cut -d, -f1-4,6-10 | column -s, -t
echo
cat "$work/check.log"
if $keep; then
    echo 'everything goes on running; Ctrl-C ends it'
    wait "${pids[gateway]}"
fi
((outcome == 0)) || exit "$outcome"
exit "$checked"
}
