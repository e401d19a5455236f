using Hpo.SageMakerLocal;

return await StandaloneProgram.RunAsync(args);
