using Hpo.Contracts;
using Hpo.Optimization.Metrics;

namespace Hpo.Optimization.Tests.Metrics;

/// <summary>Each pattern on lines as the libraries print them.</summary>
public sealed class BuiltInPatternTests
{
    private const double NaN = double.NaN;
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData("validation-rmse", "[17]\ttrain-rmse:0.26481\tvalidation-rmse:0.31122", 0.31122)]
    [InlineData("train-rmse", "[17]\ttrain-rmse:0.26481\tvalidation-rmse:0.31122", 0.26481)]
    [InlineData("validation-rmse", "[0]#011train-rmse:2.5e-03#011validation-rmse:1.25E-2", 0.0125)]
    [InlineData("validation-auc", "[2026-03-01:12:00:05:INFO] [41]#011train-auc:0.99#011validation-auc:0.5", 0.5)]
    [InlineData("validation-logloss", "[3]\ttrain-logloss:0.61\tvalidation-logloss:nan", NaN)]
    [InlineData("validation-logloss", "[3]\ttrain-logloss:0.61\tvalidation-logloss:inf", Infinity)]
    [InlineData("test-error@0.7", "[3]\ttest-error@0.7:0.25+0.0125", 0.25)]
    public void Xgboost(string key, string line, double expected) => Finds("xgboost", key, line, expected);

    [Theory]
    [InlineData("valid_0's auc", "[100]\tvalid_0's auc: 0.912345\tvalid_0's binary_logloss: 0.312", 0.912345)]
    [InlineData("valid_0's binary_logloss", "[100]\tvalid_0's auc: 0.912345\tvalid_0's binary_logloss: 3.12e-05", 3.12e-05)]
    [InlineData("valid_0's l2", "[7]#011training's l2: 0.1#011valid_0's l2: 0.2", 0.2)]
    [InlineData("valid_1 auc", "[LightGBM] [Info] Iteration:10, valid_1 auc : 0.91", 0.91)]
    [InlineData("valid_0's l2", "[7]\tvalid_0's l2: nan", NaN)]
    public void Lightgbm(string key, string line, double expected) => Finds("lightgbm", key, line, expected);

    [Theory]
    [InlineData("val_loss", "Epoch 3: 100%|██████████| 782/782 [00:12<00:00, 62.15it/s, v_num=0, train_loss=0.123, val_loss=0.456, val_acc=0.912]", 0.456)]
    [InlineData("loss", "Epoch 3: 50%|█████     | 391/782 [00:06<00:06, 62.15it/s, loss=1.5e-05, v_num=0]", 1.5e-05)]
    [InlineData("val_acc", "Epoch 0:   0%|          | 0/2 [00:00<?, ?it/s, val_acc=nan]", NaN)]
    [InlineData("test_acc", "│         test_acc          │    0.9123000502586365     │", 0.9123000502586365)]
    [InlineData("test_acc", "{'test_acc': 0.9123, 'test_loss': 0.31}", 0.9123)]
    [InlineData("val_loss", "Epoch 3, global step 1564: 'val_loss' reached 0.45600 (best 0.45600), saving model to 'best.ckpt' as top 1", 0.456)]
    public void Pytorch_lightning(string key, string line, double expected) => Finds("pytorch-lightning", key, line, expected);

    [Theory]
    [InlineData("val_accuracy", "391/391 [==============================] - 12s 31ms/step - loss: 0.4321 - accuracy: 0.8765 - val_loss: 0.5432 - val_accuracy: 0.8543", 0.8543)]
    [InlineData("accuracy", "391/391 [==============================] - 12s 31ms/step - loss: 0.4321 - accuracy: 0.8765 - val_loss: 0.5432 - val_accuracy: 0.8543", 0.8765)]
    [InlineData("loss", "391/391 ━━━━━━━━━━━━━━━━━━━━ 12s 31ms/step - accuracy: 0.8765 - loss: 4.3210e-04 - val_loss: 0.5", 4.321e-04)]
    [InlineData("val_loss", "391/391 - 2s - loss: nan - val_loss: nan", NaN)]
    [InlineData("loss", "\b\b\b\b\bloss: 0.25", 0.25)]
    public void Keras(string key, string line, double expected) => Finds("keras", key, line, expected);

    [Theory]
    [InlineData("eval_accuracy", "{'eval_loss': 0.4567, 'eval_accuracy': 0.9123, 'eval_runtime': 12.3456, 'epoch': 1.0}", 0.9123)]
    [InlineData("loss", "{'loss': 1.2e-05, 'grad_norm': 0.5, 'learning_rate': 5e-05, 'epoch': 0.5}", 1.2e-05)]
    [InlineData("eval_loss", "{'eval_loss': '0.4567', 'epoch': '1'}", 0.4567)]
    [InlineData("eval_loss", "{'eval_loss': nan, 'epoch': 2.0}", NaN)]
    [InlineData("eval_accuracy", "  eval_accuracy           =     0.9123", 0.9123)]
    public void Huggingface(string key, string line, double expected) => Finds("huggingface", key, line, expected);

    [Theory]
    [InlineData("Validation-accuracy", "INFO:root:Epoch[3] Validation-accuracy=0.970300", 0.9703)]
    [InlineData("accuracy", "Epoch[0] Batch [0-100]\tSpeed: 41234.56 samples/sec\taccuracy=0.912", 0.912)]
    [InlineData("Validation-cross-entropy", "Epoch[3] Validation-cross-entropy=9.7e-02", 0.097)]
    [InlineData("Validation-accuracy", "Epoch[3] Validation-accuracy=nan", NaN)]
    [InlineData("val-acc", "[Epoch 3] train-acc: 0.95 val-acc: 0.93", 0.93)]
    public void Mxnet(string key, string line, double expected) => Finds("mxnet", key, line, expected);

    [Theory]
    [InlineData("val_accuracy", """{"epoch": 3, "val_accuracy": 0.91}""", 0.91)]
    [InlineData("val_accuracy", """2026-03-01 INFO {"val_accuracy":9.1e-01,"accuracy":0.99}""", 0.91)]
    [InlineData("accuracy", """{"val_accuracy":9.1e-01,"accuracy":-.5}""", -0.5)]
    [InlineData("loss", """{"loss": NaN}""", NaN)]
    [InlineData("loss", """{"loss": "Infinity"}""", Infinity)]
    [InlineData("say \"hi\"", """{"say \"hi\"": 7}""", 7)]
    public void Json_lines(string key, string line, double expected) => Finds("json-lines", key, line, expected);

    [Theory]
    [InlineData("xgboost", "rmse", "[17]\ttrain-rmse:0.26481\tvalidation-rmse:0.31122")]
    [InlineData("lightgbm", "auc", "[100]\tvalid_0's my_auc: 0.9")]
    [InlineData("pytorch-lightning", "loss", "Epoch 3: 100%| 2/2 [00:12<00:00, train_loss=0.123]")]
    [InlineData("keras", "accuracy", "391/391 - 2s - val_accuracy: 0.5")]
    [InlineData("huggingface", "loss", "{'eval_loss': 0.4567}")]
    [InlineData("mxnet", "accuracy", "Epoch[3] Validation-accuracy=0.97")]
    [InlineData("json-lines", "accuracy", """{"val_accuracy": 0.91}""")]
    [InlineData("json-lines", "a.b", """{"aXb": 0.91}""")]
    public void A_key_is_not_found_within_a_longer_one(string pattern, string key, string line) => Assert.Empty(Compile(pattern, key).Match(line));

    [Fact]
    public void All_patterns_are_tested_and_run_in_linear_time()
    {
        Assert.Equal(["huggingface", "json-lines", "keras", "lightgbm", "mxnet", "pytorch-lightning", "xgboost"], BuiltInPatterns.Names.Order(StringComparer.Ordinal));
        Assert.All(BuiltInPatterns.Names, name => Assert.True(Compile(name, "val_loss").Linear, name));
    }

    [Fact]
    public void A_pattern_has_one_capture_group_as_the_training_service_wants_it() =>
        Assert.All(BuiltInPatterns.Names, name => Assert.Equal(2, new System.Text.RegularExpressions.Regex(BuiltInPatterns.Find(name, "a(b)c")!).GetGroupNumbers().Length));

    [Fact]
    public void There_is_no_other_pattern() => Assert.Null(BuiltInPatterns.Find("catboost", "loss"));

    private static void Finds(string pattern, string key, string line, double expected) =>
        Assert.Equal(expected, Assert.Single(Compile(pattern, key).Match(line)).Number);

    private static MetricPattern Compile(string pattern, string key) =>
        MetricPattern.Compile(new MetricDefinition("metric", BuiltInPatterns.Find(pattern, key)!));
}
