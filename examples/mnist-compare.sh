#!/usr/bin/env bash
# Runs the same search for a neural network's learning rate and epochs with several optimizers and compares them in one table.
# Usage: examples/mnist-compare.sh [OPTIMIZER…]   (default: random ga pso paes sagemaker-tuning; each has a study examples/mnist-OPTIMIZER.json)
# Environment: OUT=.hpo/mnist-compare. A study that is there already is not run again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=${OUT:-.hpo/mnist-compare}
optimizers=("${@:-}")
[[ -n ${optimizers[0]} ]] || optimizers=(random ga pso paes sagemaker-tuning)
hpo() { dotnet run --no-build --project services/Hpo.Cli -- "$@"; }

dotnet build --nologo --verbosity quiet services/Hpo.Cli >&2
for optimizer in "${optimizers[@]}"; do
    [[ -d $out/mnist-$optimizer ]] || hpo run "examples/mnist-$optimizer.json" --id "mnist-$optimizer" --data "$out" > /dev/null
done
hpo compare "${optimizers[@]/#/mnist-}" --data "$out"
