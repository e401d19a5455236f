using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>Answer to StopHyperParameterTuningJob; it has no members of its own.</summary>
public sealed class StopHyperParameterTuningJobResponse : AmazonWebServiceResponse;
