"""Checks request bodies against botocore's service models: python3 check_requests.py SERVICE OPERATION FILE ...

A body must be valid: types, required members, lengths. With the version of the models the golden files were written from, it
must also hold exactly the members the model knows. Prints one line per problem; silence is consent.
"""
import json
import sys

import botocore
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.validate import ParamValidator

GOLDEN_VERSION = "1.43.11"


def differences(shape, value, path):
    if shape.type_name == "structure":
        for name in set(value) ^ set(shape.members):
            yield f"{path}.{name} is {'unknown' if name in value else 'missing'}"
        for name in set(value) & set(shape.members):
            yield from differences(shape.members[name], value[name], f"{path}.{name}")
    elif shape.type_name == "list":
        for item in value:
            yield from differences(shape.member, item, f"{path}[]")
    elif getattr(shape, "enum", None) and value not in shape.enum:
        yield f"{path} has no value {value}"


def main(arguments):
    models = {}
    for service, operation, file in zip(*[iter(arguments)] * 3):
        if service not in models:
            models[service] = ServiceModel(Loader().load_service_model(service, "service-2"), service)
        shape = models[service].operation_model(operation).input_shape
        with open(file, encoding="utf-8") as stream:
            body = json.load(stream)
        report = ParamValidator().validate(body, shape)
        if report.has_errors():
            print(operation, report.generate_report())
        if botocore.__version__ == GOLDEN_VERSION:
            for difference in differences(shape, body, operation):
                print(difference)


main(sys.argv[1:])
