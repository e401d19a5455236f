using System.Globalization;
using Hpo.Chaos;

if (ChaosOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(ChaosOptions.Usage);
    return 2;
}

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    interrupted.Cancel();
};

var run = new ChaosRun(options, TimeProvider.System, Console.WriteLine);
var invariants = await run.RunAsync(interrupted.Token);
Console.WriteLine();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {options.Seed}, {(options.Rough ? "a rough service" : $"{options.Duration.TotalMinutes} minutes")}, {run.Store}: {run.Findings}"));
Console.WriteLine(options.Rough ? string.Join(", ", run.Faults.OrderBy(fault => fault.Key, StringComparer.Ordinal).Select(fault => $"{fault.Value} {fault.Key}")) : run.Tally.ToString());
foreach (var invariant in invariants)
{
    Console.WriteLine($"{(invariant.Holds ? "true " : "FALSE")} {invariant.Name}");
    invariant.Violations.Take(10).ToList().ForEach(violation => Console.WriteLine($"        {violation}"));
}

var isWell = invariants.All(invariant => invariant.Holds);
if (isWell && !options.Keep)
    run.Forget();
else
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"logs and databases are kept in {run.Directory}; seed {options.Seed}"));
return isWell ? 0 : 1;
