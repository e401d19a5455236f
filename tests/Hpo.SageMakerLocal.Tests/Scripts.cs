using System.Text.Json.Nodes;

namespace Hpo.SageMakerLocal.Tests;

/// <summary>The training programs of these tests: image name and shell script.</summary>
internal static class Scripts
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["train"] = """
            echo "loss=0.5 accuracy=0.25"
            echo "loss=1.25e-05 accuracy=0.75"
            echo "diverged=nan"
            echo "warning" >&2
            echo "weights" > "$SM_MODEL_DIR/weights"
            """,
        ["contract"] = """
            pwd
            env | sort
            cat "$SAGEMAKER_BASE_DIR/input/config/hyperparameters.json"; echo
            cat "$SAGEMAKER_BASE_DIR/input/config/inputdataconfig.json"; echo
            cat "$SAGEMAKER_BASE_DIR/input/config/resourceconfig.json"; echo
            cat "$SM_CHANNEL_TRAINING/images.idx"
            echo "args=$*"
            echo "extra" > "$SM_OUTPUT_DATA_DIR/extra"
            echo "step 1" > "$SAGEMAKER_BASE_DIR/checkpoints/state"
            """,
        ["fail-file"] = """
            printf 'the learning rate exploded' > "$SM_OUTPUT_DIR/failure"
            exit 1
            """,
        ["exit-code"] = """
            echo "fine so far"
            echo "Traceback: no such layer" >&2
            exit 3
            """,
        ["graceful"] = """
            trap 'echo saving; echo w > "$SM_MODEL_DIR/weights"; exit 0' TERM
            echo "ready"
            while :; do sleep 0.05; done
            """,
        ["stubborn"] = """
            trap '' TERM
            echo "ready"
            while :; do sleep 0.05; done
            """,
        ["litter"] = """
            sleep 600 &
            echo "child=$!"
            """,
        ["gated"] = """
            echo "before metric=1.5"
            while [ ! -e "$SAGEMAKER_BASE_DIR/go" ]; do sleep 0.05; done
            echo "after metric=2.5"
            """,
        ["killed"] = """
            echo "ready"
            kill -KILL 0
            """,
        ["resuming"] = """
            cd "$SAGEMAKER_BASE_DIR/checkpoints"
            [ -e step ] && echo "started from step $(cat step)" && exit 0
            echo 1 > step
            echo "started without a checkpoint"
            while :; do sleep 0.05; done
            """,
        ["chatty"] = """
            awk 'BEGIN { for (i = 0; i < 400000; i++) printf "line %07d of a long log, metric=%d, abcdef\n", i, i }'
            """,
        ["long-line"] = """
            awk 'BEGIN { for (i = 0; i < 60000; i++) printf "0123456789"; print ""; print "short"; printf "no newline" }'
            """,
    };

    /// <summary>Writes images.json and the scripts, and a bucket with some data, into a directory.</summary>
    public static void Write(string root)
    {
        Directory.CreateDirectory(Path.Combine(root, "programs"));
        Directory.CreateDirectory(Path.Combine(root, "data-of-tests", "mnist"));
        File.WriteAllText(Path.Combine(root, "data-of-tests", "mnist", "images.idx"), "pixels\n");
        var images = new JsonObject();
        foreach (var (name, script) in All)
        {
            File.WriteAllText(Path.Combine(root, "programs", name + ".sh"), script + "\n");
            images[name] = new JsonObject { ["command"] = new JsonArray("sh", $"programs/{name}.sh") };
        }

        var file = new JsonObject { ["images"] = images, ["buckets"] = new JsonObject { ["examples"] = "data-of-tests" } };
        File.WriteAllText(Path.Combine(root, "images.json"), file.ToJsonString());
    }
}
