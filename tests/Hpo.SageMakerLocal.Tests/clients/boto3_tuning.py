"""Tunes with boto3 against the local endpoint, as a user of AWS would. Prints OK at the end."""
import sys
import time

import boto3
from botocore.exceptions import ClientError

sagemaker = boto3.client(
    "sagemaker", endpoint_url=sys.argv[1], region_name="eu-west-1", aws_access_key_id="local", aws_secret_access_key="local")


def tune(name, **config):
    return sagemaker.create_hyper_parameter_tuning_job(
        HyperParameterTuningJobName=name,
        HyperParameterTuningJobConfig={
            "Strategy": "Bayesian",
            "HyperParameterTuningJobObjective": {"Type": "Minimize", "MetricName": "objective"},
            "ResourceLimits": {"MaxNumberOfTrainingJobs": 12, "MaxParallelTrainingJobs": 3},
            "ParameterRanges": {"ContinuousParameterRanges": [{"Name": n, "MinValue": "0", "MaxValue": "10"} for n in ("x0", "x1")]},
            **config,
        },
        TrainingJobDefinition={
            "RoleArn": "arn:aws:iam::123456789012:role/HpoTraining",
            "AlgorithmSpecification": {
                "TrainingImage": "benchmark/branin2",
                "TrainingInputMode": "File",
                "MetricDefinitions": [{"Name": "objective", "Regex": "objective=([0-9.e-]+)"}],
            },
            "OutputDataConfig": {"S3OutputPath": "s3://models/out"},
            "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 30},
            "StoppingCondition": {"MaxRuntimeInSeconds": 3600},
        },
        Tags=[{"Key": "study", "Value": "boto3"}],
    )["HyperParameterTuningJobArn"]


def ended(name):
    deadline = time.monotonic() + 120
    while True:
        tuning = sagemaker.describe_hyper_parameter_tuning_job(HyperParameterTuningJobName=name)
        if tuning["HyperParameterTuningJobStatus"] not in ("InProgress", "Stopping"):
            return tuning
        assert time.monotonic() < deadline, tuning
        time.sleep(0.05)


def refused(code, call):
    try:
        call()
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return error.response["Error"]["Message"]
    raise SystemExit(f"{code} was expected")


arn = tune("py-tune")
tuning = ended("py-tune")
assert tuning["HyperParameterTuningJobStatus"] == "Completed", tuning
assert tuning["TrainingJobStatusCounters"]["Completed"] == 12, tuning
pages = sagemaker.get_paginator("list_training_jobs_for_hyper_parameter_tuning_job").paginate(
    HyperParameterTuningJobName="py-tune", SortBy="FinalObjectiveMetricValue", PaginationConfig={"PageSize": 5})
jobs = [job for page in pages for job in page["TrainingJobSummaries"]]
assert len(jobs) == 12, jobs
assert jobs[0]["TrainingJobName"] == tuning["BestTrainingJob"]["TrainingJobName"], jobs
assert set(jobs[0]["TunedHyperParameters"]) == {"x0", "x1"}, jobs
assert sagemaker.describe_training_job(TrainingJobName=jobs[0]["TrainingJobName"])["TuningJobArn"] == arn
assert sagemaker.list_tags(ResourceArn=arn)["Tags"] == [{"Key": "study", "Value": "boto3"}]
names = [t["HyperParameterTuningJobName"] for t in sagemaker.list_hyper_parameter_tuning_jobs()["HyperParameterTuningJobSummaries"]]
assert names == ["py-tune"], names

refused("ResourceInUse", lambda: tune("py-tune"))
refused("ValidationException", lambda: sagemaker.stop_hyper_parameter_tuning_job(HyperParameterTuningJobName="py-tune"))
refused("ResourceNotFound", lambda: sagemaker.describe_hyper_parameter_tuning_job(HyperParameterTuningJobName="py-nowhere"))
assert "Hyperband" in refused("ValidationException", lambda: tune("py-band", Strategy="Hyperband"))
sagemaker.delete_hyper_parameter_tuning_job(HyperParameterTuningJobName="py-tune")
print("OK")
