using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>Answer to StopTrainingJob; it has no members of its own.</summary>
public sealed class StopTrainingJobResponse : AmazonWebServiceResponse;
