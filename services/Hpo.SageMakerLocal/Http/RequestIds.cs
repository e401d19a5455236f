using System.Buffers.Binary;

namespace Hpo.SageMakerLocal.Http;

/// <summary>Request ids: start time and a counter in the shape of a UUID. They are not drawn, so that two runs of a test can be compared.</summary>
internal sealed class RequestIds(TimeProvider clock)
{
    private readonly long epoch = clock.GetUtcNow().ToUnixTimeMilliseconds();
    private long last;

    public string Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, epoch);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Interlocked.Increment(ref last));
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
