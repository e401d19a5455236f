using Hpo.Examples.GradientBoosting;
using Hpo.Examples.Training;

return TrainingProgram.Run((container, hyperparameters, stop) =>
{
    var settings = BoostingSettings.Read(hyperparameters);
    LightGbm.EnsureLoadable();

    using var training = Dataset.Create(Table.Load(container.ChannelDirectory("train")), settings);
    using var validation = Dataset.Create(Table.Load(container.ChannelDirectory("validation")), settings, training);
    using var booster = Booster.Create(training, validation, settings.NativeParameters);

    Boosting.Run(booster, settings.Rounds, Console.Out, stop);
    Directory.CreateDirectory(container.ModelDirectory);
    booster.Save(Path.Combine(container.ModelDirectory, "model.txt"));
});
