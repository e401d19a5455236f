using System.Globalization;

namespace Hpo.Chaos.Monkeys;

/// <summary>How often what went wrong.</summary>
internal sealed class Tally
{
    private int _kills;
    private int _stops;
    private int _brokerRestarts;
    private int _endpointKills;
    private int _storeCuts;
    private int _disturbances;
    private int _ownEnds;
    private long _faults;

    public int Kills => _kills;

    public int BrokerRestarts => _brokerRestarts;

    /// <summary>Processes that ended although nobody had told them to.</summary>
    public int OwnEnds => _ownEnds;

    public void Killed() => Interlocked.Increment(ref _kills);

    public void Stopped() => Interlocked.Increment(ref _stops);

    public void BrokerRestarted() => Interlocked.Increment(ref _brokerRestarts);

    public void EndpointKilled() => Interlocked.Increment(ref _endpointKills);

    public void StoreCut() => Interlocked.Increment(ref _storeCuts);

    public void Disturbed() => Interlocked.Increment(ref _disturbances);

    public void EndedByItself() => Interlocked.Increment(ref _ownEnds);

    public void FaultsInjected(long count) => Interlocked.Add(ref _faults, count);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_kills} kills, {_stops} stops, {_brokerRestarts} broker restarts, {_endpointKills} endpoint kills, {_storeCuts} store cuts, {_disturbances} disturbances with {_faults} faults injected, {_ownEnds} processes ended by themselves");
}
