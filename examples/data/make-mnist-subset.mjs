// Makes mnist/ from mnist-full/: 500 training and 100 validation images of every digit, evenly spaced over the digit's images
// (neighbours in the files come from the same writers), kept in file order.
// Usage: ./fetch-mnist.sh && node make-mnist-subset.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";

const pixels = 28 * 28;
const read = name => gunzipSync(readFileSync(new URL(`mnist-full/${name}.gz`, import.meta.url)));
const write = (name, bytes) => writeFileSync(new URL(`mnist/${name}.gz`, import.meta.url), gzipSync(bytes, { level: 9 }));

function withCount(header, count) {
    const copy = Buffer.from(header);
    copy.writeUInt32BE(count, 4);
    return copy;
}

function indexesOf(digit, labels) {
    const found = [];
    for (let i = 0; i < labels.length - 8; i++)
        if (labels[8 + i] === digit) found.push(i);
    return found;
}

const evenly = (items, count) => Array.from({ length: count }, (_, i) => items[Math.floor(i * items.length / count)]);

function subset(prefix, perDigit) {
    const images = read(`${prefix}-images-idx3-ubyte`);
    const labels = read(`${prefix}-labels-idx1-ubyte`);
    const chosen = Array.from({ length: 10 }, (_, digit) => evenly(indexesOf(digit, labels), perDigit)).flat().sort((a, b) => a - b);

    const chosenImages = chosen.map(i => images.subarray(16 + i * pixels, 16 + (i + 1) * pixels));
    const chosenLabels = Buffer.from(chosen.map(i => labels[8 + i]));
    write(`${prefix}-images-idx3-ubyte`, Buffer.concat([withCount(images.subarray(0, 16), chosen.length), ...chosenImages]));
    write(`${prefix}-labels-idx1-ubyte`, Buffer.concat([withCount(labels.subarray(0, 8), chosen.length), chosenLabels]));
    console.log(`${prefix}: ${chosen.length} images`);
}

subset("train", 500);
subset("t10k", 100);
