namespace Hpo.Contracts;

/// <summary>One input of a training job.</summary>
/// <param name="Channel">Name under which the job finds the data, <c>training</c> for instance.</param>
/// <param name="Uri">S3 prefix of the data.</param>
public sealed record InputChannel(string Channel, string Uri);
