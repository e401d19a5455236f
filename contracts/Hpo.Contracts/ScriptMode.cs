namespace Hpo.Contracts;

/// <summary>How a script reaches the toolkit in a framework image: as hyper-parameters of SageMaker's own.</summary>
public static class ScriptMode
{
    /// <summary>Begins the names of hyper-parameters that are meant for the toolkit, not for the script.</summary>
    public const string Reserved = "sagemaker_";

    /// <summary>Where the packed source directory is.</summary>
    public const string SubmitDirectory = "sagemaker_submit_directory";

    /// <summary>Which script of it to run.</summary>
    public const string Program = "sagemaker_program";

    /// <summary>The region of the job.</summary>
    public const string Region = "sagemaker_region";

    /// <summary>How much the toolkit logs, as a level of Python's logging.</summary>
    public const string LogLevel = "sagemaker_container_log_level";

    /// <summary>The name of the job.</summary>
    public const string JobName = "sagemaker_job_name";

    /// <summary>How many hyper-parameters a script takes for itself.</summary>
    public const int OwnParameters = 5;

    /// <summary>Most parameters of a study with a script: those that are left of a job's 100 hyper-parameters.</summary>
    public const int MostParameters = 100 - OwnParameters;

    /// <summary>Channel by which the sources of a job without network arrive.</summary>
    public const string SourceChannel = "code";

    /// <summary>Where a container finds its channels.</summary>
    public const string ChannelDirectory = "/opt/ml/input/data/";
}
