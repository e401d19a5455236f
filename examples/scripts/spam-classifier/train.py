"""Logistic regression on a CSV file, written as scripts for SageMaker's framework images are: arguments for the
hyper-parameters, SM_* variables for the places. Needs nothing but Python 3."""

import argparse
import csv
import glob
import gzip
import json
import math
import os
import random


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--learning-rate", type=float, default=0.1)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--l2", type=float, default=0.0)
    parser.add_argument("--scale", choices=["log", "standard"], default="log")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model-dir", default=os.environ.get("SM_MODEL_DIR", "."))
    parser.add_argument("--train", default=os.environ.get("SM_CHANNEL_TRAIN"))
    parser.add_argument("--validation", default=os.environ.get("SM_CHANNEL_VALIDATION"))
    return parser.parse_args()


def read(directory):
    """Rows of every CSV file of a channel: the label first, then the features."""
    rows = []
    for path in sorted(glob.glob(os.path.join(directory, "*.csv.gz"))):
        with gzip.open(path, "rt", newline="") as file:
            reader = csv.reader(file)
            next(reader)
            rows.extend((int(row[0]), [float(value) for value in row[1:]]) for row in reader)
    if not rows:
        raise SystemExit(f"There is no *.csv.gz in {directory}.")
    return rows


def scaler(rows, kind):
    """A function that brings features to similar sizes, learned from the training rows."""
    if kind == "log":
        return lambda features: [math.log1p(value) for value in features]
    columns = list(zip(*(features for _, features in rows)))
    means = [sum(column) / len(column) for column in columns]
    deviations = [math.sqrt(sum((v - m) ** 2 for v in column) / len(column)) or 1.0 for column, m in zip(columns, means)]
    return lambda features: [(v - m) / d for v, m, d in zip(features, means, deviations)]


def score(weights, features):
    return weights[0] + sum(weight * value for weight, value in zip(weights[1:], features))


def learn(weights, rows, rate, l2):
    for label, features in rows:
        error = label - 1 / (1 + math.exp(-max(-30.0, min(30.0, score(weights, features)))))
        weights[0] += rate * error
        for index, value in enumerate(features, 1):
            weights[index] += rate * (error * value - l2 * weights[index])


def accuracy(weights, rows):
    return sum((score(weights, features) > 0) == (label == 1) for label, features in rows) / len(rows)


def main():
    arguments = parse_arguments()
    train, validation = read(arguments.train), read(arguments.validation)
    scale = scaler(train, arguments.scale)
    train = [(label, scale(features)) for label, features in train]
    validation = [(label, scale(features)) for label, features in validation]
    weights = [0.0] * (1 + len(train[0][1]))
    chance = random.Random(arguments.seed)
    for epoch in range(1, arguments.epochs + 1):
        chance.shuffle(train)
        learn(weights, train, arguments.learning_rate / math.sqrt(epoch), arguments.l2)
        print(f"epoch={epoch} train-accuracy={accuracy(weights, train):.4f} validation-accuracy={accuracy(weights, validation):.4f}", flush=True)
    with open(os.path.join(arguments.model_dir, "model.json"), "w") as file:
        json.dump({"weights": weights, "scale": arguments.scale}, file)


if __name__ == "__main__":
    main()
