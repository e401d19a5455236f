namespace Hpo.SageMakerLocal.Tests;

/// <summary>A container engine in shell: notes how it is called, and plays a training image on the directory that would be mounted as /opt/ml.</summary>
internal sealed class FakeEngine
{
    public const string MissingImage = "registry.example/team/missing:1";

    private const string Script = """
        #!/bin/sh
        echo "$@" >>"$0.calls"
        [ "$1" = run ] || exit 0
        shift
        while :; do
            case "$1" in
            --rm) shift ;;
            --env) export "$2"; shift 2 ;;
            --mount) case "$2" in *target=/opt/ml) base=${2#type=bind,source=}; base=${base%%,*} ;; esac; shift 2 ;;
            --*) shift 2 ;;
            *) break ;;
            esac
        done
        image=$1
        shift
        case "$image" in *missing*) echo "pull access denied for $image"; exit 125 ;; esac
        echo "image=$image args=$* flag=$MY_FLAG job=$TRAINING_JOB_NAME"
        cat "$base/input/data/training/images.idx"
        cat "$base/input/config/hyperparameters.json"
        [ "$1" = serve ] && while :; do sleep 0.05; done
        echo weights >"$base/model/weights"
        """;

    public FakeEngine(string directory, string script = Script)
    {
        Program = Path.Combine(directory, "engine");
        File.WriteAllText(Program, script + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Program { get; }

    public IReadOnlyList<string> Calls => File.ReadAllLines(Program + ".calls");
}
