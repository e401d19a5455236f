namespace Hpo.Chaos.Plan;

/// <summary>What share of calls to AWS suffers what, as the endpoint's fault settings say it.</summary>
/// <param name="Throttled">ThrottlingException.</param>
/// <param name="Errors">HTTP 500, nothing done.</param>
/// <param name="LostAnswers">Done, but the connection ends without an answer.</param>
/// <param name="Truncated">Done, but half of the answer is missing.</param>
/// <param name="Quota">Jobs that may run at once; null is unlimited.</param>
/// <param name="LogLateness">Time until a log line can be read.</param>
internal sealed record Disturbance(double Throttled, double Errors, double LostAnswers, double Truncated, int? Quota, TimeSpan LogLateness);
