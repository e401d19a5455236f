namespace Hpo.SageMakerLocal.Processes;

/// <summary>Where the files of a job are. What the program sees lies under opt/ml, what the endpoint keeps for itself under .run.</summary>
internal sealed record JobDirectory(string Root)
{
    public string BaseDirectory => Path.Combine(Root, "opt", "ml");
    public string InputDirectory => Path.Combine(BaseDirectory, "input");
    public string ConfigDirectory => Path.Combine(InputDirectory, "config");
    public string DataDirectory => Path.Combine(InputDirectory, "data");
    public string ModelDirectory => Path.Combine(BaseDirectory, "model");
    public string CodeDirectory => Path.Combine(BaseDirectory, "code");
    public string CheckpointDirectory => Path.Combine(BaseDirectory, "checkpoints");
    public string OutputDirectory => Path.Combine(BaseDirectory, "output");
    public string OutputDataDirectory => Path.Combine(OutputDirectory, "data");
    public string FailureFile => Path.Combine(OutputDirectory, "failure");
    public string RunDirectory => Path.Combine(Root, ".run");
    public string LogFile => Path.Combine(RunDirectory, "log");
    public string LogIndexFile => Path.Combine(RunDirectory, "log.index");
    public string ProcessFile => Path.Combine(RunDirectory, "process");
    public string ExitFile => Path.Combine(RunDirectory, "exit");

    public string Channel(string name) => Path.Combine(DataDirectory, name);
}
