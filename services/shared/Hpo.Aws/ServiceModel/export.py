"""Writes the tables of this directory from the service models of an installed botocore: python3 export.py [--check].

Only facts are taken: the shapes that the operations below reach (members, required members, lengths, ranges, patterns, enum values, errors),
and the host names that the endpoint rules give for every region of every partition. Documentation is left out. With --check nothing is
written; the exit code is 1 when a table differs from what would be written, and 2 when botocore has another version than the tables.
"""
import json
import sys
from pathlib import Path

import botocore
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import EndpointProviderError
from botocore.loaders import Loader

HERE = Path(__file__).parent
SERVICES = {
    "sagemaker": [
        "CreateTrainingJob", "DescribeTrainingJob", "StopTrainingJob", "DeleteTrainingJob", "ListTrainingJobs", "AddTags", "ListTags",
        "CreateHyperParameterTuningJob", "DescribeHyperParameterTuningJob", "StopHyperParameterTuningJob", "DeleteHyperParameterTuningJob",
        "ListHyperParameterTuningJobs", "ListTrainingJobsForHyperParameterTuningJob",
    ],
    "logs": ["DescribeLogGroups", "DescribeLogStreams", "GetLogEvents", "FilterLogEvents"],
}


def source(service, version):
    return f"botocore {botocore.__version__}, {service} {version}, Apache License 2.0; written by export.py"


def facts(shape):
    kind = shape["type"]
    kept = {"type": kind}
    if kind == "structure":
        if shape.get("required"):
            kept["required"] = shape["required"]
        if shape.get("union"):
            kept["union"] = True
        kept["members"] = {name: member["shape"] for name, member in shape["members"].items()}
    elif kind == "list":
        kept["member"] = shape["member"]["shape"]
    elif kind == "map":
        kept["key"], kept["value"] = shape["key"]["shape"], shape["value"]["shape"]
    for name in ("min", "max", "pattern", "enum"):
        if name in shape:
            kept[name] = shape[name]
    return kept


def reachable(shapes, name, found):
    if name in found:
        return
    found[name] = facts(shapes[name])
    kept = found[name]
    for other in [*kept.get("members", {}).values(), *(kept[part] for part in ("member", "key", "value") if part in kept)]:
        reachable(shapes, other, found)


def model(loader, service, operations):
    full = loader.load_service_model(service, "service-2")
    found = {}
    table = {"source": source(service, full["metadata"]["apiVersion"]), "operations": {}}
    for name in operations:
        operation = full["operations"][name]
        kept = {part: operation[part]["shape"] for part in ("input", "output") if part in operation}
        kept["errors"] = [full["shapes"][e["shape"]].get("error", {}).get("code", e["shape"]) for e in operation.get("errors", [])]
        table["operations"][name] = kept
        for part in ("input", "output"):
            if part in kept:
                reachable(full["shapes"], kept[part], found)
    table["shapes"] = dict(sorted(found.items()))
    return table


def host(provider, region, fips, dual_stack):
    try:
        return provider.resolve_endpoint(Region=region, UseFIPS=fips, UseDualStack=dual_stack).url.removeprefix("https://")
    except EndpointProviderError:
        return None


def endpoints(loader):
    partitions = loader.load_data("partitions")
    providers = {s: EndpointProvider(loader.load_service_model(s, "endpoint-rule-set-1"), partitions) for s in SERVICES}
    modes = [(False, False), (True, False), (False, True), (True, True)]
    regions = {r: p["id"] for p in partitions["partitions"] for r in p["regions"]}
    return {
        "source": source("partitions and endpoint rules of", "sagemaker and logs"),
        "columns": ["plain", "fips", "dualStack", "fipsAndDualStack"],
        "regions": {
            region: {"partition": partition, **{s: [host(p, region, *mode) for mode in modes] for s, p in providers.items()}}
            for region, partition in regions.items()
        },
    }


def text(table):
    """One entry of a section on each line, so that a new version of a model shows as a small difference."""
    lines = []
    for name, value in table.items():
        if isinstance(value, dict):
            rows = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v, separators=(',', ':'))}" for k, v in value.items())
            lines.append(f"{json.dumps(name)}: {{\n{rows}\n}}")
        else:
            lines.append(f"{json.dumps(name)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main(arguments):
    loader = Loader()
    tables = {f"{service}.json": model(loader, service, operations) for service, operations in SERVICES.items()}
    tables["endpoints.json"] = endpoints(loader)
    if arguments != ["--check"]:
        for name, table in tables.items():
            (HERE / name).write_text(text(table), encoding="utf-8")
        return 0
    committed = {name: (HERE / name).read_text(encoding="utf-8") for name in tables}
    if f"botocore {botocore.__version__}," not in committed["sagemaker.json"]:
        return 2
    different = [name for name, table in tables.items() if committed[name] != text(table)]
    for name in different:
        print(f"{name} differs from what botocore {botocore.__version__} says")
    return 1 if different else 0


sys.exit(main(sys.argv[1:]))
