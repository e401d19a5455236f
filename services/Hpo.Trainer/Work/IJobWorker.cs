namespace Hpo.Trainer;

/// <summary>Does one kind of work.</summary>
internal interface IJobWorker
{
    JobWork Work { get; }

    /// <summary>Takes over what is due and sets the alarm for what is due next. May return before it is done; nothing is worked on before it is claimed.</summary>
    Task RoundAsync(CancellationToken ct);

    /// <summary>Waits until everything taken over is done.</summary>
    Task IdleAsync(CancellationToken ct);
}
