using System.Buffers.Binary;
using System.IO.Compression;

namespace Hpo.Examples.MnistMlp;

/// <summary>The idx format of the MNIST files: two zero bytes, the element type (8 = unsigned byte), the number of dimensions, their sizes (big-endian), the elements.</summary>
internal sealed record IdxFile(int Count, byte[] Bytes)
{
    private const byte UnsignedByte = 8;

    public static IdxFile Read(string directory, string name, int dimensions)
    {
        var (path, bytes) = ReadAll(Path.Combine(directory, name));
        var header = 4 + 4 * dimensions;
        if (bytes.Length < header || bytes[0] != 0 || bytes[1] != 0 || bytes[2] != UnsignedByte || bytes[3] != dimensions)
            throw new InvalidDataException($"{path} is not an idx file of unsigned bytes with {dimensions} dimension(s).");

        long expected = 1;
        for (var i = 0; i < dimensions; i++)
            expected *= BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4 + 4 * i));
        if (bytes.Length - header != expected)
            throw new InvalidDataException($"{path} declares {expected} bytes of data, but holds {bytes.Length - header}.");
        return new(BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4)), bytes[header..]);
    }

    private static (string Path, byte[] Bytes) ReadAll(string path)
    {
        if (File.Exists(path))
            return (path, File.ReadAllBytes(path));
        path += ".gz";
        if (!File.Exists(path))
            throw new FileNotFoundException($"The training channel has neither {Path.GetFileNameWithoutExtension(path)} nor {Path.GetFileName(path)} in {Path.GetDirectoryName(path)}.");
        using var unzipped = new MemoryStream();
        using (var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress))
            file.CopyTo(unzipped);
        return (path, unzipped.ToArray());
    }
}
