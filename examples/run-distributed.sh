#!/usr/bin/env bash
# Runs a study over separate processes: RabbitMQ, the local SageMaker endpoint, and as many as one likes of gateway, optimizer, trainer and metrics.
# The study is submitted as a message; at the end its table is printed, and what happened is checked.
set -euo pipefail

# In braces, so that the shell has read all of it before the first command runs: the file may change meanwhile.
{

usage() {
    cat << 'END'
usage: bash examples/run-distributed.sh [options]
  --study FILE      the study (default: examples/mnist-ga.json)
  --replicas N      processes of each service, from 1 to 9 (default: 1)
  --mongo URI       keep all state in this MongoDB server (mongodb://…) instead of SQLite files
  --plugin NAME     once all services are up, start the optimizer service hill-climber or portfolio (.NET), or nelder-mead (Python), too;
                    --study then is examples/mnist-NAME.json
  --kill SERVICE    kill -9 trainer, metrics, optimizer, gateway or plugin after a third of the trials, and start it again; trainer-2 is the second of several
  --keep            leave everything running at the end, until Ctrl-C
  --no-build        run what was built before
HPO_RABBITMQ_URI names a broker to use instead of starting one.
END
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
source tests/prerequisites.sh

study='' replicas=1 mongo='' plugin='' victim='' keep=false build=true
while (($#)); do
    case $1 in
        --study) study=${2:?--study needs a file}; shift ;;
        --replicas) replicas=${2:?--replicas needs a number}; shift ;;
        --mongo) mongo=${2:?--mongo needs an address}; shift ;;
        --plugin) plugin=${2:?--plugin needs a name}; shift ;;
        --kill) victim=${2:?--kill needs a service}; shift ;;
        --keep) keep=true ;;
        --no-build) build=false ;;
        --help | -h) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done
[[ $plugin =~ ^(hill-climber|nelder-mead|portfolio)?$ ]] || { echo "--plugin takes hill-climber, nelder-mead or portfolio, not '$plugin'" >&2; exit 2; }
study=${study:-examples/mnist-${plugin:-ga}.json}
[[ -f $study ]] || { echo "there is no study file $study" >&2; exit 2; }
[[ $replicas =~ ^[1-9]$ ]] || { echo "--replicas takes a number from 1 to 9, not '$replicas'" >&2; exit 2; }
[[ $mongo =~ ^(mongodb(\+srv)?://.+)?$ ]] || { echo "--mongo takes an address that begins with mongodb://, not '$mongo'" >&2; exit 2; }
[[ $victim =~ ^((trainer|metrics|optimizer|gateway)(-[1-$replicas])?)?$ || ($victim == plugin && -n $plugin) ]] ||
    { echo "--kill takes trainer, metrics, optimizer or gateway, with -1 to -$replicas for one of several, or plugin beside --plugin, not '$victim'" >&2; exit 2; }
[[ -z $victim || $victim == *-* || $victim == plugin ]] || victim+=-1

work=$(mktemp -d "${TMPDIR:-/tmp}/hpo-distributed.XXXXXX")
declare -A pids=() urls=()
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
    # Those given out before are not listened on yet.
    while port=$((20000 + RANDOM % 12000)); [[ " ${urls[*]} " == *":$port "* ]] || (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do :; done
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

# start_replica NAME, such as trainer-2
start_replica() {
    local service=${1%-*}
    if [[ $1 == plugin ]]; then start_plugin; else start "$1" "Hpo.${service^}" "${urls[$1]}"; fi
}

# The optimizer service. It knows the broker and nothing else of the system.
start_plugin() {
    case $plugin in
        hill-climber) exec dotnet "examples/optimizers/HillClimber/bin/$configuration/net10.0/HillClimber.dll" --urls "$plugin_url" ;;
        portfolio) exec dotnet "examples/optimizers/portfolio/bin/$configuration/net10.0/Portfolio.dll" --urls "$plugin_url" ;;
        nelder-mead) exec "$python" examples/optimizers/nelder_mead_python/nelder_mead.py ;;
    esac >> "$work/plugin.log" 2>&1 < /dev/null &
    pids[plugin]=$!
}

find_python() {
    if [[ -z $(python_with_pika) ]] && can_install; then install_packages "$work/install.log" python3-pika; fi
    python=$(python_with_pika)
    [[ -n $python ]] || { echo 'no pika: install the package python3-pika, or examples/optimizers/nelder_mead_python/requirements.txt' >&2; exit 1; }
}

is_announced() { curl -fsS "${urls[gateway-1]}/api/optimizers" | grep -q "\"name\":\"$plugin\""; }

# The first gateway that answers: any of them will do.
any_gateway() {
    local name
    for name in "${names[@]}"; do
        if [[ $name == gateway-* ]] && curl -fsS "${urls[$name]}/health/ready"; then gateway=${urls[$name]}; return; fi
    done
    return 1
}

build_all() {
    echo 'building …'
    local projects=(services/Hpo.{Gateway,Optimizer,Trainer,Metrics,SageMakerLocal} examples/tools/study-client examples/training/{mnist-mlp,gradient-boosting} examples/optimizers/{HillClimber,portfolio}) project
    for project in "${projects[@]}"; do
        dotnet build "$project" --configuration "$configuration" -nologo -v:quiet -clp:NoSummary > "$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
    done
}

if $build; then build_all; fi
if [[ -n ${HPO_RABBITMQ_URI:-} ]]; then broker=$HPO_RABBITMQ_URI; else start_broker; fi
sagemaker="http://127.0.0.1:$(free_port)"
id=distributed-$(date +%s)
names=() gateway=''
for service in gateway optimizer trainer metrics; do
    for ((number = 1; number <= replicas; number++)); do
        names+=("$service-$number")
        urls[$service-$number]="http://127.0.0.1:$(free_port)"
    done
done
export HPO__RabbitMq__Uri=$broker HPO__Aws__ServiceUrl=$sagemaker HPO__Aws__Region=us-east-1
if [[ -n $mongo ]]; then
    # Of its own: what earlier runs left belongs to jobs and messages that are gone with their endpoint and broker.
    export HPO__Storage__Kind=mongo HPO__Mongo__ConnectionString=$mongo HPO__Mongo__Database=hpo-$id
    store="MongoDB databases hpo-$id-*"
else
    export HPO__Storage__Kind=sqlite HPO__Storage__Path=$work/data
    store="SQLite files in $work/data"
fi

start sagemaker Hpo.SageMakerLocal "$sagemaker" --SageMakerLocal:ImagesFile="$root/examples/images.json" --SageMakerLocal:DataDirectory="$work/sagemaker" --SageMakerLocal:StopGrace=00:00:02
for name in "${names[@]}"; do start_replica "$name"; done
wait_for 120 'the SageMaker endpoint' curl -fsS "$sagemaker/_local/health"
for name in "${names[@]}"; do wait_for 120 "$name" curl -fsS "${urls[$name]}/health/ready"; done
echo "gateway ${urls[gateway-1]}, $replicas of each service, $store, SageMaker $sagemaker, broker ${broker/guest:guest@/}, logs $work"

if [[ -n $plugin ]]; then
    plugin_url=http://127.0.0.1:$(free_port)
    if [[ $plugin == nelder-mead ]]; then find_python; fi
    start_plugin
    wait_for 120 "the optimizer service $plugin" is_announced
    echo "optimizer service $plugin (process ${pids[plugin]}) has announced itself"
fi

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
    start_replica "$victim"
fi

outcome=0
wait "$submission" || outcome=$?
wait_for 120 gateway any_gateway
checked=0
proposed=$(sed -n 's/^study-.*(\([0-9]*\) trials)$/\1/p' "$work/study.log")
"${client[@]}" check "$gateway" "$sagemaker" "$id" "${proposed:-0}" > "$work/check.log" || checked=$?
echo
curl -fsS -H 'Accept: text/csv' "$gateway/api/studies/$id/trials?sort=fitness&limit=1000" | cut -d, -f1-4,6-10 | column -s, -t
echo
cat "$work/check.log"
if $keep; then
    echo 'everything goes on running; Ctrl-C ends it'
    wait "${pids[gateway-1]}"
fi
((outcome == 0)) || exit "$outcome"
exit "$checked"
}
