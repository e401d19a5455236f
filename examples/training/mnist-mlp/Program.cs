using Hpo.Examples.MnistMlp;
using Hpo.Examples.Training;

return TrainingProgram.Run((container, hyperparameters, stop) =>
{
    var settings = TrainingSettings.Read(hyperparameters);
    var data = container.ChannelDirectory("training");
    var training = ImageSet.Load(data, "train");
    var validation = ImageSet.Load(data, "t10k");

    var random = new RandomStream((ulong)settings.Seed);
    var network = Network.Create([training.Pixels, .. settings.HiddenSizes, ImageSet.Classes], random);
    var progress = Training.Run(network, settings, training, validation, random, Console.Out, stop);

    ModelFiles.Save(container.ModelDirectory, network, settings, progress);
});
