using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hpo.Deployment.Tests.Files;

/// <summary>One line of a Dockerfile, with its continuations.</summary>
internal sealed record Instruction(string Keyword, string Arguments);

/// <summary>A stage of a Dockerfile and what it is built upon.</summary>
internal sealed record Stage(string Name, string From, IReadOnlyList<Instruction> Own, Stage? Parent)
{
    /// <summary>The instructions from the first stage of this image on.</summary>
    public IEnumerable<Instruction> All => [.. Parent?.All ?? [], .. Own];

    public string? User => Last("USER");

    public string? Exposed => Last("EXPOSE");

    public string? Volume => Last("VOLUME");

    /// <summary>The program and its arguments; null when the stage is no image to run, or when a shell would stand between SIGTERM and the program.</summary>
    public IReadOnlyList<string>? EntryPoint => Last("ENTRYPOINT") is { } json && json.StartsWith('[') ? JsonSerializer.Deserialize<List<string>>(json) : null;

    public bool IsImage => Own.Any(line => line.Keyword == "ENTRYPOINT");

    public IReadOnlyDictionary<string, string> Environment => All
        .Where(line => line.Keyword == "ENV")
        .SelectMany(line => line.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(pair => pair.Split('=', 2))
        .GroupBy(pair => pair[0], pair => pair[^1])
        .ToDictionary(values => values.Key, values => values.Last());

    private string? Last(string keyword) => All.LastOrDefault(line => line.Keyword == keyword)?.Arguments;
}

/// <summary>The Dockerfile, line by line.</summary>
internal sealed partial record ImageFile(IReadOnlyDictionary<string, string> Arguments, IReadOnlyList<Stage> Stages)
{
    private static readonly string[] Known = ["ARG", "FROM", "RUN", "COPY", "ENV", "USER", "WORKDIR", "EXPOSE", "VOLUME", "ENTRYPOINT"];

    public IEnumerable<Stage> Images => Stages.Where(stage => stage.IsImage);

    public Stage? Image(string name) => Images.FirstOrDefault(stage => stage.Name == name);

    public static ImageFile Parse(string text)
    {
        var lines = Continuations().Replace(Comments().Replace(text, ""), " ").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var instructions = lines.Select(line => line.Split(' ', 2)).Select(parts => new Instruction(parts[0], parts[^1].Trim())).ToList();
        foreach (var unknown in instructions.Where(line => !Known.Contains(line.Keyword)))
            throw new FormatException($"'{unknown.Keyword}' is no instruction that is used here");
        var first = instructions.FindIndex(line => line.Keyword == "FROM");
        var arguments = instructions.Take(first).Select(line => line.Arguments.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[^1]);
        return new ImageFile(arguments, ReadStages(instructions[first..]));
    }

    private static List<Stage> ReadStages(IReadOnlyList<Instruction> instructions)
    {
        var stages = new List<Stage>();
        foreach (var line in instructions)
        {
            if (line.Keyword != "FROM")
            {
                stages[^1] = stages[^1] with { Own = [.. stages[^1].Own, line] };
                continue;
            }

            var from = From().Match(line.Arguments);
            if (!from.Success)
                throw new FormatException($"FROM {line.Arguments} must be FROM image AS name");
            var image = from.Groups["image"].Value;
            stages.Add(new Stage(from.Groups["name"].Value, image, [], stages.Find(stage => stage.Name == image)));
        }

        return stages;
    }

    [GeneratedRegex("^#.*\n", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continuations();

    [GeneratedRegex(@"^(?<image>\S+) AS (?<name>[a-z-]+)$")]
    private static partial Regex From();
}
