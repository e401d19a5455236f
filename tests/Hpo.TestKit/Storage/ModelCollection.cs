using System.Collections;
using System.Text;
using Hpo.Storage;

namespace Hpo.TestKit.Storage;

/// <summary>The contract in its plainest form: a dictionary, loops, and nothing shared with the stores it judges.</summary>
internal sealed class ModelCollection
{
    private readonly Dictionary<string, Versioned<StoredTrial>> trials = new(StringComparer.Ordinal);

    public Versioned<StoredTrial>? Find(string id) => trials.GetValueOrDefault(id);

    public long VersionOf(string id) => trials.GetValueOrDefault(id)?.Version ?? 1;

    public InsertResult Insert(StoredTrial trial)
    {
        if (trials.ContainsKey(trial.Id))
            return new InsertResult.DuplicateId();
        if (KeyIsTaken(trial))
            return new InsertResult.DuplicateKey(StoredTrial.Definition.Indexes[0]);

        trials[trial.Id] = new Versioned<StoredTrial>(trial, 1);
        return new InsertResult.Inserted();
    }

    /// <summary>Null stands for a refusal because of a taken unique key.</summary>
    public bool? Replace(StoredTrial trial, long version)
    {
        if (trials.GetValueOrDefault(trial.Id)?.Version != version)
            return false;
        if (KeyIsTaken(trial))
            return null;

        trials[trial.Id] = new Versioned<StoredTrial>(trial, version + 1);
        return true;
    }

    public bool Delete(string id, long version) => trials.GetValueOrDefault(id)?.Version == version && trials.Remove(id);

    public IReadOnlyList<Versioned<StoredTrial>> Query(DocumentQuery query)
    {
        Versioned<StoredTrial>[] found = [.. trials.Values.Where(item => query.Where.All(condition => Meets(item.Document, condition)))];
        Array.Sort(found, (left, right) => Compare(query.OrderBy, left.Document, right.Document));
        return found;
    }

    public bool KeyIsTaken(StoredTrial trial)
    {
        return trial is { Study: not null, Number: not null }
            && trials.Values.Any(other => other.Document.Id != trial.Id && other.Document.Study == trial.Study && other.Document.Number == trial.Number);
    }

    private static int Compare(IReadOnlyList<SortBy> order, StoredTrial left, StoredTrial right)
    {
        foreach (var sort in order)
        {
            var result = Compare(Value(left, sort.Field), Value(right, sort.Field));
            if (result != 0)
                return sort.Descending ? -result : result;
        }

        return Compare(left.Id, right.Id);
    }

    private static bool Meets(StoredTrial trial, FieldCondition condition)
    {
        var value = Value(trial, condition.Field);
        return condition.Comparison switch
        {
            Comparison.In => ((IEnumerable)condition.Value!).Cast<object?>().Any(listed => Compare(value, listed) == 0),
            Comparison.Equal => Compare(value, condition.Value) == 0,
            Comparison.NotEqual => Compare(value, condition.Value) != 0,
            Comparison.LessThan => value is not null && Compare(value, condition.Value) < 0,
            Comparison.LessOrEqual => value is not null && Compare(value, condition.Value) <= 0,
            Comparison.GreaterThan => value is not null && Compare(value, condition.Value) > 0,
            _ => value is not null && Compare(value, condition.Value) >= 0,
        };
    }

    private static object? Value(StoredTrial trial, string field) => field switch
    {
        "study" => trial.Study,
        "number" => trial.Number,
        _ => trial.Fitness is double.NaN ? null : trial.Fitness,
    };

    private static int Compare(object? left, object? right)
    {
        left = left is double.NaN ? null : left;
        right = right is double.NaN ? null : right;
        if (left is null || right is null)
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);

        return left is string text
            ? Encoding.UTF8.GetBytes(text).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes((string)right))
            : ((IComparable)left).CompareTo(right);
    }
}
