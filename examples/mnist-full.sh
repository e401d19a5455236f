#!/usr/bin/env bash
# Compares optimizers on the whole MNIST set: one study each with the tutorial's search space, epochs cut to MAX_EPOCHS.
# Usage: examples/mnist-full.sh [OPTIMIZER…]   (default: random ga pso paes gp)
# Environment: MIN_EPOCHS=10 MAX_EPOCHS=50 TRIALS=30 PARALLEL=2 SEED=7 OUT=.hpo/mnist-full
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=${OUT:-.hpo/mnist-full}
optimizers=("${@:-}")
[[ -n ${optimizers[0]} ]] || optimizers=(random ga pso paes gp)

examples/data/fetch-mnist.sh
dotnet build --nologo --verbosity quiet services/Hpo.Cli
mkdir -p "$out"

for optimizer in "${optimizers[@]}"; do
    study=$out/$optimizer.json
    sed -e "s/\"name\": \"mnist-random\"/\"name\": \"mnist-full-$optimizer\"/" \
        -e "s|\"optimizer\": .*|\"optimizer\": { \"name\": \"$optimizer\", \"seed\": ${SEED:-7} },|" \
        -e "s|\"budget\": .*|\"budget\": { \"maxTrials\": ${TRIALS:-30}, \"maxParallelTrials\": ${PARALLEL:-2}, \"maxFailedTrials\": 6 },|" \
        -e "s|\"min\": 10, \"max\": 50|\"min\": ${MIN_EPOCHS:-10}, \"max\": ${MAX_EPOCHS:-50}|" \
        -e "s|\"maxRuntimeSeconds\": [0-9]*|\"maxRuntimeSeconds\": 3600|" \
        -e "s|s3://hpo-examples/data/mnist\"|s3://hpo-examples/data/mnist-full\"|" \
        examples/mnist-random.json > "$study"
    dotnet run --no-build --project services/Hpo.Cli -- run "$study" --images examples/images.json --data "$out/data" > "$out/$optimizer.txt"
done

# Best validation accuracy with the standard error of a share of 10,000 images.
for optimizer in "${optimizers[@]}"; do
    sed -nE 's/.*validation-accuracy[ =:]+([0-9.]+).*/\1/p' "$out/$optimizer.txt" | sort -r | head -1 |
        awk -v name="$optimizer" '{ printf "%-8s %.4f ± %.4f\n", name, $1, sqrt($1 * (1 - $1) / 10000) }'
done
