namespace Hpo.Contracts;

/// <summary>What each machine of a training job gets of a channel.</summary>
public enum InputDistribution
{
    /// <summary>All of it.</summary>
    FullyReplicated,

    /// <summary>Its share of the objects.</summary>
    ShardedByS3Key,
}
