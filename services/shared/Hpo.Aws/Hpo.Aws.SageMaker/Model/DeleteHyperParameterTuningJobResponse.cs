using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>Answer to DeleteHyperParameterTuningJob; it has no members of its own.</summary>
public sealed class DeleteHyperParameterTuningJobResponse : AmazonWebServiceResponse;
