namespace Hpo.Contracts;

/// <summary>Whose fault it is that a trial has no fitness.</summary>
public enum FailureClass
{
    /// <summary>The training program failed; another launch would fail again.</summary>
    Algorithm,

    /// <summary>The request was refused as wrong; another launch would be refused again.</summary>
    Request,

    /// <summary>Machines, network or service failed; another launch may succeed.</summary>
    Infrastructure,

    /// <summary>The job ran into its time limit.</summary>
    TimeLimit,

    /// <summary>The job was stopped by request.</summary>
    Stopped,

    /// <summary>The job ended well, but its log holds no usable value of an objective metric.</summary>
    NoMetric,
}
