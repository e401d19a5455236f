# What tests and the distributed example need beside the .NET SDK: a RabbitMQ broker, a MongoDB server or the packages of tests/mongo-fixture, pika for the
# optimizer service in Python, and libgomp for LightGBM. To be sourced.

have_rabbitmq() { [[ -x /usr/lib/rabbitmq/bin/rabbitmq-server && -x /usr/bin/epmd ]]; }

have_docker() { command -v docker > /dev/null && docker info > /dev/null 2>&1; }

have_libgomp() { [[ $(uname -s) != Linux ]] || compgen -G '/usr/lib/*/libgomp.so.1' > /dev/null || compgen -G '/usr/lib*/libgomp.so.1' > /dev/null; }

# Debian's packages belong to the system's interpreter, which need not be the first on the path.
system_python() { [[ -x /usr/bin/python3 ]] && echo /usr/bin/python3 || echo python3; }

have_mongo_fixture() { "$(system_python)" -c 'import bson, mongomock' > /dev/null 2>&1; }

# The interpreter that has pika; nothing when none has.
python_with_pika() {
    local python
    for python in python3 "$(system_python)"; do
        if "$python" -c 'import pika' > /dev/null 2>&1; then echo "$python"; return; fi
    done
}

can_install() { [[ $(id -u) == 0 ]] && command -v apt-get > /dev/null; }

# Installs Debian packages without letting them start services. What it prints goes to the file named first.
install_packages() (
    log=$1
    shift
    guard=/usr/sbin/policy-rc.d
    if [[ ! -e $guard ]]; then
        # Exit code 101 forbids invoke-rc.d to start anything.
        printf '#!/bin/sh\nexit 101\n' > "$guard"
        chmod +x "$guard"
        trap 'rm -f "$guard"' EXIT
    fi

    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && apt-get install --yes --no-install-recommends "$@"; } >> "$log" 2>&1
)

# Provides what is missing where that is possible; prints one line for everything that stays missing.
provide_prerequisites() {
    local log=$1 missing=()
    [[ -n ${HPO_TEST_RABBITMQ:-} ]] || have_rabbitmq || have_docker || missing+=(rabbitmq-server)
    have_mongo_fixture || missing+=(python3-mongomock python3-bson)
    [[ -n $(python_with_pika) ]] || missing+=(python3-pika)
    have_libgomp || missing+=(libgomp1)
    if ((${#missing[@]})) && can_install; then
        echo "installing ${missing[*]}" >&2
        install_packages "$log" "${missing[@]}" || echo "installing ${missing[*]} failed, see $log" >&2
    fi

    [[ -n ${HPO_TEST_RABBITMQ:-} ]] || have_rabbitmq || have_docker ||
        echo 'no RabbitMQ: install the package rabbitmq-server or Docker, or set HPO_TEST_RABBITMQ to the amqp:// address of an empty broker'
    [[ -n ${HPO_TEST_MONGO:-} ]] || have_docker || have_mongo_fixture ||
        echo 'no MongoDB: set HPO_TEST_MONGO to a mongodb:// address, or install Docker, or the packages python3-mongomock and python3-bson'
    [[ -n $(python_with_pika) ]] || echo 'no pika, which the optimizer service in Python needs: install the package python3-pika'
    have_libgomp || echo 'no libgomp.so.1, which LightGBM needs: install the package libgomp1'
}
