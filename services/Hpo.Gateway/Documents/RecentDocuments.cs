using Hpo.Storage;

namespace Hpo.Gateway;

/// <summary>
/// The documents that were changed last, so that the next event of the same trial need not read what the one before has written. A document that another
/// replica has changed since is noticed when it is stored under its version.
/// </summary>
internal sealed class RecentDocuments
{
    private const int MostPerGeneration = 2_000;

    private readonly Lock _guard = new();
    private Dictionary<(Type Kind, string Id), object> _young = [];
    private Dictionary<(Type Kind, string Id), object> _old = [];

    public Versioned<T>? Find<T>(string id)
        where T : class
    {
        lock (_guard)
        {
            return _young.TryGetValue((typeof(T), id), out var found) || _old.TryGetValue((typeof(T), id), out found) ? (Versioned<T>)found : null;
        }
    }

    public void Keep<T>(string id, Versioned<T> document)
        where T : class
    {
        lock (_guard)
        {
            if (_young.Count >= MostPerGeneration)
            {
                (_old, _young) = (_young, []);
            }

            _young[(typeof(T), id)] = document;
        }
    }
}
