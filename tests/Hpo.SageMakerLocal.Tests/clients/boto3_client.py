"""Drives the local endpoint with boto3, as a user of AWS would. Prints OK at the end."""
import sys
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, WaiterError

url = sys.argv[1]
settings = dict(
    endpoint_url=url,
    region_name="eu-west-1",
    aws_access_key_id="local",
    aws_secret_access_key="local",
    config=Config(retries={"max_attempts": 1}),
)
sagemaker = boto3.client("sagemaker", **settings)
logs = boto3.client("logs", **settings)
GROUP = "/aws/sagemaker/TrainingJobs"


def create(name, image, **more):
    request = dict(
        TrainingJobName=name,
        RoleArn="arn:aws:iam::123456789012:role/HpoTraining",
        AlgorithmSpecification={
            "TrainingImage": image,
            "TrainingInputMode": "File",
            "MetricDefinitions": [{"Name": "loss", "Regex": "loss=([0-9.e-]+)"}, {"Name": "diverged", "Regex": "diverged=(.*)"}],
        },
        HyperParameters={"x0": "1.5", "x1": "2.5"},
        InputDataConfig=[
            {"ChannelName": "training", "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://examples/mnist"}}}
        ],
        OutputDataConfig={"S3OutputPath": "s3://models/out"},
        ResourceConfig={"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 30},
        StoppingCondition={"MaxRuntimeInSeconds": 3600},
        Tags=[{"Key": "study", "Value": "boto3"}],
    )
    request.update(more)
    return sagemaker.create_training_job(**request)


def wait(name):
    waiter = sagemaker.get_waiter("training_job_completed_or_stopped")
    waiter.wait(TrainingJobName=name, WaiterConfig={"Delay": 0.1, "MaxAttempts": 600})
    return sagemaker.describe_training_job(TrainingJobName=name)


def lines(name):
    streams = logs.describe_log_streams(logGroupName=GROUP, logStreamNamePrefix=name + "/")["logStreams"]
    found, token = [], None
    while True:
        more = {"nextToken": token} if token else {}
        page = logs.get_log_events(
            logGroupName=GROUP, logStreamName=streams[0]["logStreamName"], startFromHead=True, limit=2, **more)
        found += [e["message"] for e in page["events"]]
        if page["nextForwardToken"] == token:
            return found
        token = page["nextForwardToken"]


def until(condition):
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "the condition never came true"
        time.sleep(0.05)


def running(name):
    try:
        return bool(logs.describe_log_streams(logGroupName=GROUP, logStreamNamePrefix=name + "/")["logStreams"])
    except logs.exceptions.ResourceNotFoundException:
        return False


arn = create("py-train", "train")["TrainingJobArn"]
job = wait("py-train")
assert job["TrainingJobStatus"] == "Completed", job
metrics = {m["MetricName"]: m["Value"] for m in job["FinalMetricDataList"]}
assert abs(metrics["loss"] - 1.25e-05) < 1e-9, metrics
assert str(metrics["diverged"]) == "NaN", metrics  # AWS JSON has no other word for it
assert job["TrainingEndTime"] >= job["TrainingStartTime"] >= job["CreationTime"]
assert lines("py-train")[0].startswith("loss=0.5"), lines("py-train")
assert sagemaker.list_tags(ResourceArn=arn)["Tags"] == [{"Key": "study", "Value": "boto3"}]

try:
    create("py-train", "train")
    raise SystemExit("a duplicate was accepted")
except sagemaker.exceptions.ResourceInUse:
    pass

create("py-fail", "fail-file")
try:
    wait("py-fail")
    raise SystemExit("a failure was taken for success")
except WaiterError:
    reason = sagemaker.describe_training_job(TrainingJobName="py-fail")["FailureReason"]
    assert "the learning rate exploded" in reason, reason

create("py-stop", "graceful")
until(lambda: running("py-stop"))
assert sagemaker.stop_training_job(TrainingJobName="py-stop")["ResponseMetadata"]["HTTPStatusCode"] == 200
assert wait("py-stop")["SecondaryStatus"] == "Stopped"

try:
    sagemaker.describe_training_job(TrainingJobName="py-nowhere")
    raise SystemExit("a missing job was described")
except ClientError as error:
    assert error.response["Error"]["Code"] == "ValidationException", error
    assert error.response["ResponseMetadata"]["RequestId"], error

for number in range(25):
    create(f"py-many-{number:02}", "benchmark/branin2")
pages = sagemaker.get_paginator("list_training_jobs").paginate(NameContains="py-many", SortBy="Name", SortOrder="Descending")
names = [j["TrainingJobName"] for page in pages for j in page["TrainingJobSummaries"]]
assert names == [f"py-many-{number:02}" for number in reversed(range(25))], names
events = logs.get_paginator("filter_log_events").paginate(logGroupName=GROUP, logStreamNamePrefix="py-many", filterPattern="objective")
assert sum(len(page["events"]) for page in events) == 25
groups = logs.describe_log_groups(logGroupNamePrefix="/aws/sagemaker")["logGroups"]
assert [g["logGroupName"] for g in groups] == [GROUP]
sagemaker.delete_training_job(TrainingJobName="py-train")
print("OK")
