using Hpo.Contracts;
using MassTransit;

namespace Hpo.Messaging;

/// <summary>Exchanges are called by <see cref="MessageNames"/>, not by .NET types.</summary>
internal sealed class HpoEntityNames(IEntityNameFormatter others) : IEntityNameFormatter
{
    public string FormatEntityName<T>() => WireTypes.Contains(typeof(T)) ? MessageNames.Exchange(typeof(T)) : others.FormatEntityName<T>();
}
