#!/usr/bin/env bash
# Builds the solution once, checks its formatting, runs every test project, and ends with the line "N passed, N failed, N skipped".
# Provides what tests need (tests/prerequisites.sh); what stays missing is skipped with the reason, or a failure where CI=true.
set -euo pipefail

# In braces, so that the shell has read all of it before the first command runs: the file may change meanwhile.
{

usage() {
    cat << 'END'
usage: bash tests/run.sh [options]
  --project NAME    only this test project, such as Hpo.Storage.Tests or Storage; may be repeated
  --filter TEXT     only tests whose full name contains the text, or an expression of dotnet test such as Category=X
  --no-format       do not check formatting
  --no-build        test what was built before
END
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
source tests/prerequisites.sh

solution=Hpo.Microservices.sln
configuration=Debug # The same as dotnet run's, so that nothing is built twice.
limit=600           # Seconds that one test project may take before it counts as hanging.
projects=() filter='' format=true build=true
while (($#)); do
    case $1 in
        --project) projects+=("${2:?--project needs a name}"); shift ;;
        --filter) filter=${2:?--filter needs a text}; shift ;;
        --no-format) format=false ;;
        --no-build) build=false ;;
        --help | -h) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en NO_COLOR=1 MSBUILDTERMINALLOGGER=off
# Tests start hundreds of processes that live for seconds and would spend more on compiling their methods a second time than on their work. A method is
# compiled again after 512 calls (hexadecimal 200) instead of 30, once instead of twice, and without a second mapping of its memory.
export DOTNET_TieredPGO=0 DOTNET_TC_CallCountThreshold=200 DOTNET_EnableWriteXorExecute=0
logs=$(mktemp -d "${TMPDIR:-/tmp}/hpo-tests.XXXXXX")
trap 'rm -rf "$logs"' EXIT
passed=0 failed=0 skipped=0

say() { printf '%s\n' "$*"; }

finish() {
    say "$passed passed, $failed failed, $skipped skipped"
    ((failed == 0)) || exit 1
    exit 0
}

# A step beside the tests: its output is shown only when it fails.
step() {
    local name=$1 started=$SECONDS
    shift
    if "$@" > "$logs/$name" 2>&1; then
        say "$(printf '%-32s %4d s' "$name" $((SECONDS - started)))"
        return
    fi

    # The compiler repeats every error at the end.
    grep -E '(error|warning) [A-Z]+[0-9]*:|^error' "$logs/$name" | sort -u | head -100 || tail -100 "$logs/$name"
    say "$name failed"
    return 1
}

# Nothing can be tested without it.
first() { step "$@" || { failed=$((failed + 1)); finish; }; }

# One compiler process for all projects, whatever the environment says: starting one for each costs as much as the compiling. It ends with the build.
compiler=hpo-tests-$$

build_all() {
    local code=0 sdk
    dotnet build "$solution" --no-restore --configuration "$configuration" -nologo -v:quiet -clp:NoSummary \
        -p:UseSharedCompilation=true -p:SharedCompilationId="$compiler" || code=$?
    sdk=$(dotnet --info | sed -n 's/^ *Base Path: *//p')
    # Where this fails, the process ends by itself after ten idle minutes.
    dotnet "$sdk/Roslyn/bincore/VBCSCompiler.dll" -shutdown -pipename:"$compiler" || echo 'the compiler process was not told to end'
    return "$code"
}

# The build has checked analyzers and code style (EnforceCodeStyleInBuild, warnings are errors); whitespace, line ends and the order of usings are left.
check_format() {
    local code=0
    nice -n 10 dotnet format whitespace "$solution" --verify-no-changes --no-restore || code=$?
    nice -n 10 dotnet format style "$solution" --diagnostics IMPORTS --verify-no-changes --no-restore || code=$?
    return "$code"
}

test_projects() {
    local file name wanted
    for file in tests/*.Tests/*.csproj; do
        name=$(basename "$file" .csproj)
        if ((${#projects[@]} == 0)); then
            say "$name"
            continue
        fi

        for wanted in "${projects[@]}"; do
            [[ $name == "$wanted" || $name == "Hpo.$wanted.Tests" || $name == "Hpo.$wanted" ]] && say "$name"
        done
    done
}

number() { awk -v key="$2" '$1 == key && $2 ~ /^[0-9]+$/ { n = $2 } $1 == "Total" && key == "Total" { n = $3 } END { print n + 0 }' "$1"; }

# What the programs under test log is not what a failed test says.
noise='^ +(Passed|Skipped) |^\[xUnit|^(trce|dbug|info|warn|fail|crit): |^[0-9:.]+ (VRB|DBG|INF|WRN|ERR|FTL) '
failures() { awk -v noise="$noise" '/^ +Failed / { on = 1 } $0 ~ noise || /^Test Run|^Total tests/ { on = 0 } on'; }

# The runner prints the reason below each skipped test; many tests share one.
skip_reasons() {
    awk '/^\[xUnit/ { if (skips) { sub(/^[^]]*\] */, ""); count[$0]++ } skips = /\[SKIP\]$/ } END { for (reason in count) print "  " count[reason] " skipped: " reason }'
}

# What stood for an outside server, as its fixture says.
stand_ins() { grep -oE '(^|: )mongo: .*' "$1" | sed 's/^: //' | sort -u; }

# Runs one project and adds to the sums. A test host that crashes, hangs or finds nothing to run counts as a failure.
run_project() {
    local name=$1 log=$logs/$1 code=0 started=$SECONDS p f s
    local arguments=("tests/$name/bin/$configuration/net10.0/$name.dll" --logger 'console;verbosity=normal' --nologo)
    [[ -z $filter ]] || arguments+=(--filter "$([[ $filter == *[=~]* ]] && say "$filter" || say "FullyQualifiedName~$filter")")
    # Whole systems of processes wait more than they compute.
    [[ $name != Hpo.EndToEnd.Tests ]] || arguments+=(-- xUnit.MaxParallelThreads=3)
    timeout --kill-after=30 "$limit" dotnet test "${arguments[@]}" > "$log" 2>&1 || code=$?
    p=$(number "$log" Passed:) f=$(number "$log" Failed:) s=$(number "$log" Skipped:)
    failures < "$log"

    if ((code == 124 || code == 137)); then
        say "$name did not end within $limit s"
        f=$((f + 1))
    elif ((code != 0 && f == 0)); then
        say "$name ended with code $code although no test failed"
        grep -vE "$noise" "$log" | tail -50
        f=1
    elif ((p + f + s == 0)) && [[ -z $filter ]]; then
        say "$name has no tests"
        f=1
    fi

    say "$(printf '%-32s %4d s  %d passed, %d failed, %d skipped' "$name" $((SECONDS - started)) "$p" "$f" "$s")"
    { stand_ins "$log" || true; } | sed 's/^/  /'
    skip_reasons < "$log"
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

missing=$(provide_prerequisites "$logs/install")
if [[ -n $missing ]]; then
    say "$missing"
    if [[ ${CI:-} == true ]]; then
        [[ ! -e $logs/install ]] || tail -20 "$logs/install"
        failed=$((failed + 1))
    fi
fi

if $build; then
    first restore dotnet restore "$solution"
    first build build_all
fi

# In the shade of tests that wait more than they compute.
formatting=''
if $format; then
    step format check_format > "$logs/formatted" &
    formatting=$!
fi

mapfile -t selected < <(test_projects)
if ((${#selected[@]} == 0)); then
    say "no test project is called ${projects[*]}"
    failed=$((failed + 1))
fi

for name in "${selected[@]}"; do
    run_project "$name"
done

if [[ -n $formatting ]]; then
    wait "$formatting" || failed=$((failed + 1))
    cat "$logs/formatted"
fi

finish
}
