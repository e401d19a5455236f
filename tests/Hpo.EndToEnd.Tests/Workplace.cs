using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hpo.EndToEnd.Tests;

/// <summary>A directory with study files, an images file and programs of a few lines of shell.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("hpo-e2e-");

    public string Data => Path("data");

    /// <summary>The file that says which program an image stands for.</summary>
    public string Images => Path("images.json");

    public static string Example(string name) => System.IO.Path.Combine(Root(), "examples", name);

    /// <summary>A file beside the study files.</summary>
    public string Path(string name) => System.IO.Path.Combine(_directory.FullName, name);

    /// <summary>Adds an image that runs a shell script. Hyper-parameters arrive as SM_HP_… variables.</summary>
    public void Image(string name, string script)
    {
        File.WriteAllText(Path($"{name}.sh"), script);
        var file = Images;
        var images = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))! : new JsonObject { ["images"] = new JsonObject() };
        images["images"]![name] = new JsonObject { ["command"] = new JsonArray("sh", $"{name}.sh") };
        File.WriteAllText(file, images.ToJsonString());
    }

    /// <summary>Writes a study file and gives its path.</summary>
    public string Study(object study, string name = "study.json")
    {
        var file = Path(name);
        File.WriteAllText(file, study as string ?? JsonSerializer.Serialize(study));
        return file;
    }

    /// <summary>Writes a study file that is another one with a change, and gives its path.</summary>
    public string Changed(string file, Action<JsonNode> change)
    {
        var study = JsonNode.Parse(File.ReadAllText(file))!;
        change(study);
        return Study(study.ToJsonString(), $"changed-{System.IO.Path.GetFileName(file)}");
    }

    /// <summary>A study of one integer parameter <c>n</c>; its program prints <c>loss=…</c>.</summary>
    public string StudyOf(string image, int maxTrials, int maxParallelTrials = 3, object? parameters = null, int maxRuntimeSeconds = 60) => Study(new
    {
        name = "e2e",
        objectives = new[] { new { metric = "loss", direction = "minimize" } },
        metrics = new[] { new { name = "loss", regex = "loss=([-+0-9.eEnaN]+)" } },
        parameters = parameters ?? new[] { new { name = "n", type = "integer", min = 1, max = 1000 } },
        optimizer = new { name = "random", seed = 5 },
        budget = new { maxTrials, maxParallelTrials },
        training = new { image, roleArn = "arn:aws:iam::123456789012:role/HpoTraining", outputUri = "s3://e2e/models", maxRuntimeSeconds, maxAttempts = 1 },
    });

    public void Dispose() => _directory.Delete(recursive: true);

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(directory.FullName, "Hpo.Microservices.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not lie below the solution.");
        }

        return directory.FullName;
    }
}
