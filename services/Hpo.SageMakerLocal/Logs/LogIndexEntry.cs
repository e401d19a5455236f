using System.Buffers.Binary;

namespace Hpo.SageMakerLocal.Logs;

/// <summary>Where an event is in the log file, and when it was seen. Fixed size, so that event number n is found without reading those before it.</summary>
internal readonly record struct LogIndexEntry(long Offset, int Length, long Time)
{
    public const int Size = 24;

    public static LogIndexEntry Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt64LittleEndian(bytes),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Offset);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Time);
    }
}
