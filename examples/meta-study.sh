#!/usr/bin/env bash
# Which optimizer optimizes the optimizer? Tunes the settings of the genetic algorithm on two problems (meta-ga.json), then runs the tuned and the default one
# on four others that it was not tuned on, ten seeds each (meta-ga-check.json), and tells for each problem whether the difference exceeds the spread.
# Usage: examples/meta-study.sh    12,000 jobs of no length, a few minutes on two cores.
# Environment: OUT=.hpo/meta-study. A study that is there already goes on, or is not run again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=${OUT:-.hpo/meta-study}
hpo() { dotnet run --no-build --project services/Hpo.Cli -- "$@"; }
run() { # ID FILE
    if [[ -d $out/$1 ]]; then hpo resume "$1" --data "$out"; else hpo run "$2" --id "$1" --data "$out"; fi
}

dotnet build --nologo --verbosity quiet services/Hpo.Cli >&2
mkdir -p "$out"
run meta-ga examples/meta-ga.json

# The best trial, first in the results, as a candidate: the parameters that it has, without those whose condition it does not meet.
tuned=$(hpo results meta-ga --data "$out" --format csv | awk -F, '
    NR == 1 { for (i = 1; i <= NF; i++) if (sub(/^hyperparameters\./, "", $i)) name[i] = $i }
    NR == 2 { for (i = 1; i <= NF; i++) if (i in name && $i != "") { printf "%s\"%s\": \"%s\"", comma, name[i], $i; comma = ", " } }')
echo "Tuned on sphere and rastrigin: $tuned"
sed "s|\"startWith\": \[\(.*\)\]|\"startWith\": [\1, { $tuned }]|" examples/meta-ga-check.json > "$out/check.json"
run ga-check "$out/check.json" > /dev/null

# Trial 0 is the default, trial 1 the tuned one; both met the same seeds, so their inner studies are compared in pairs. 2.262: Student's t, 95 %, 9 degrees of freedom.
hpo list --of ga-check --data "$out" --format csv | awk -F, '
    $1 ~ /^ga-check-[01]-1-/ {
        n = split($1, part, "-"); problem = part[n - 1]; best[problem, part[3], part[n]] = $6
        if (!(problem in repeats)) order[++problems] = problem
        if (part[n] + 0 > repeats[problem] + 0) repeats[problem] = part[n]
    }
    function mean(p, which,   i, sum) { for (i = 1; i <= repeats[p]; i++) sum += value(p, which, i); return sum / repeats[p] }
    function sd(p, which,   i, m, sum) { m = mean(p, which); for (i = 1; i <= repeats[p]; i++) sum += (value(p, which, i) - m) ^ 2; return sqrt(sum / (repeats[p] - 1)) }
    function value(p, which, i) { return which == "difference" ? best[p, 1, i] - best[p, 0, i] : best[p, which, i] }
    END {
        printf "\nBest value after 60 trials, mean and standard deviation over the seeds; smaller is better.\n"
        printf "%-12s %22s %22s %26s  %s\n", "problem", "default", "tuned", "difference, 95 % interval", "the tuned one is"
        for (k = 1; k <= problems; k++) {
            p = order[k]; d = mean(p, "difference"); interval = 2.262 * sd(p, "difference") / sqrt(repeats[p])
            verdict = d + interval < 0 ? "better" : d - interval > 0 ? "worse" : "not distinguishable: within the spread"
            count[verdict]++
            printf "%-12s %10.4g +- %-9.3g %10.4g +- %-9.3g %12.4g +- %-11.3g %s\n", p, mean(p, 0), sd(p, 0), mean(p, 1), sd(p, 1), d, interval, verdict
        }
        printf "\nOf %d problems that it was not tuned on, the tuned one is better on %d, worse on %d, and within the spread on %d.\n", problems, count["better"], count["worse"], count["not distinguishable: within the spread"]
    }'
