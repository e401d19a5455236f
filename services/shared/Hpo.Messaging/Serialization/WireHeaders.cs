using System.Runtime.Serialization;
using Hpo.Contracts;
using MassTransit;

namespace Hpo.Messaging;

/// <summary>The headers beside the body. Only what a receiver needs: no names of machines, processes or accounts.</summary>
internal static class WireHeaders
{
    public static void Write(SendContext context, string messageType)
    {
        context.Headers.Set(MessageHeaders.MessageType, messageType);
        if (context.RequestId is { } request)
            context.Headers.Set(MessageHeaders.RequestId, request.ToString());
        if (context.ResponseAddress is { } answerTo)
            context.Headers.Set(MessageHeaders.ResponseAddress, answerTo);
        if (context.FaultAddress is { } faultTo)
            context.Headers.Set(MessageHeaders.FaultAddress, faultTo);
    }

    /// <summary>The type that the message says it has; the first one where there are several.</summary>
    public static string MessageType(Headers headers)
    {
        var value = headers.TryGetHeader(MessageHeaders.MessageType, out var raw) ? raw as string : null;
        var urn = value?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
        return urn ?? throw new SerializationException(
            $"The header {MessageHeaders.MessageType} is missing. It says which message the body is, for instance {MessageNames.Urn(typeof(JobStarted))}.");
    }
}
