namespace Hpo.TestKit.Messaging;

/// <summary>
/// Virtual hosts that nobody has used yet, made ahead of their use: a call of the broker's tool takes about a second, however many it makes. The first
/// call makes one, for brokers that are asked once; each further call twice as many, up to eight.
/// </summary>
/// <param name="add">Makes virtual hosts of these names.</param>
internal sealed class SpareVhosts(Func<IReadOnlyList<string>, CancellationToken, Task> add) : IDisposable
{
    private const int Most = 8;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Queue<string> _spare = new();
    private int _made;
    private int _next = 1;

    /// <summary>Name of a virtual host that is given to nobody else.</summary>
    public async Task<string> TakeAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_spare.Count == 0)
            {
                await MakeAsync(ct);
            }

            return _spare.Dequeue();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task MakeAsync(CancellationToken ct)
    {
        string[] names = [.. Enumerable.Range(_made + 1, _next).Select(n => $"test-{n}")];
        await add(names, ct);
        (_made, _next) = (_made + _next, Math.Min(2 * _next, Most));
        foreach (var name in names)
        {
            _spare.Enqueue(name);
        }
    }
}
