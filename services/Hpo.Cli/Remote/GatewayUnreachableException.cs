namespace Hpo.Cli.Remote;

/// <summary>There is no answer from the gateway; it may come back.</summary>
internal sealed class GatewayUnreachableException(Uri address, string reason)
    : CliException($"The gateway {address} cannot be reached: {reason}. Start it, or name another one by --gateway or HPO_GATEWAY.", ExitCodes.Failed);
