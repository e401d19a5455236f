namespace Hpo.SageMakerLocal.Processes;

/// <summary>The sources of a job's script are not what they should be: the job's fault, not the machine's.</summary>
internal sealed class ScriptSourceException(string message, Exception? inner = null) : Exception(message, inner);
