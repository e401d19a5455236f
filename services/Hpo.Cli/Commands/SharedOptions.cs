using System.CommandLine;
using Hpo.Cli.Results;

namespace Hpo.Cli.Commands;

/// <summary>Options that several commands take.</summary>
internal static class SharedOptions
{
    public static Option<DirectoryInfo> Data() => new("--data")
    {
        Description = "Directory of the local studies.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo(".hpo"),
    };

    public static Option<ResultFormat> Format() => new("--format")
    {
        Description = "How results are written: table, csv or json.",
        DefaultValueFactory = _ => ResultFormat.Table,
    };

    public static Argument<FileInfo> StudyFile() => new("STUDY.json") { Description = "The study file." };

    public static Argument<string> StudyId() => new("STUDY-ID") { Description = "Id of a study; `hpo list` shows them." };
}
