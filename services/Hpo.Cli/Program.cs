using Hpo.Cli;
using Hpo.Cli.Commands;

return await CommandLine.RunAsync(CommandLine.Create(Output.ToConsole()), args);
