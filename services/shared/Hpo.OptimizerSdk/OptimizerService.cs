using System.Reflection;
using Hpo.Contracts;
using Hpo.Messaging;
using Hpo.Optimization;

namespace Hpo.OptimizerSdk;

/// <summary>
/// A process that offers your own optimizers to studies. It needs a broker (<c>HPO__RabbitMq__Uri</c>) and nothing else: the optimizer service keeps the studies,
/// so any number of these processes may run, start and stop at any time.
/// </summary>
public sealed class OptimizerService
{
    private readonly string[] _args;
    private readonly List<HostedOptimizer> _optimizers = [];

    private OptimizerService(string[] args) => _args = args;

    /// <summary>A service without optimizers.</summary>
    /// <param name="args">Arguments of the program: settings as <c>--RabbitMq:Uri=…</c>, the address of its health endpoint as <c>--urls=…</c>.</param>
    public static OptimizerService Create(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return new OptimizerService(args);
    }

    /// <summary>Offers an optimizer.</summary>
    /// <typeparam name="TMemory">Its memory.</typeparam>
    /// <param name="name">Name in study files: 1 to 40 lower-case letters, digits and single dashes, none of a built-in optimizer.</param>
    /// <param name="algorithm">The algorithm: pure functions over its memory, which is at most 1 MiB as JSON.</param>
    /// <param name="version">Version of the algorithm; absent means that of the program.</param>
    /// <exception cref="ArgumentException">The name cannot be used; the message says why.</exception>
    public OptimizerService AddOptimizer<TMemory>(string name, IOptimizer<TMemory> algorithm, string? version = null)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        if (StudyIds.Check(name) is not null)
        {
            throw new ArgumentException($"'{name}' cannot name an optimizer. Use 1 to 40 lower-case letters, digits and single dashes.", nameof(name));
        }

        if (_optimizers.Exists(optimizer => optimizer.Name == name) || OptimizerCatalog.BuiltIn.Find(name) is not null)
        {
            throw new ArgumentException($"There is an optimizer '{name}' already. Use another name.", nameof(name));
        }

        _optimizers.Add(new HostedOptimizer(name, version ?? ProgramVersion(), new JsonMemoryOptimizer<TMemory>(algorithm)));
        return this;
    }

    /// <summary>Runs until the process is told to stop; what is being answered is answered first.</summary>
    /// <returns>The exit code: 0 after a stop that was asked for, 1 when it could not start, with the reason on standard error.</returns>
    /// <exception cref="InvalidOperationException">No optimizer was added.</exception>
    public Task<int> RunAsync()
    {
        if (_optimizers.Count == 0)
        {
            throw new InvalidOperationException("The service offers no optimizer. Call AddOptimizer before RunAsync.");
        }

        return HpoHost.RunAsync("optimizer-plugin", _args, builder =>
        {
            builder.Services.AddHostedOptimizers(_optimizers);
            builder.Services.AddHpoMessaging(builder.Configuration, bus => bus.AddHostedOptimizers(_optimizers));
        });
    }

    private static string ProgramVersion() => Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3) ?? "0.0.0";
}
