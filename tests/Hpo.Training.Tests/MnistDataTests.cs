using System.Buffers.Binary;
using System.IO.Compression;

namespace Hpo.Training.Tests;

public sealed class MnistDataTests
{
    [Theory]
    [InlineData("train", 5000)]
    [InlineData("t10k", 1000)]
    public void The_subset_holds_the_declared_images_with_equally_many_of_each_digit(string part, int count)
    {
        var images = Unzip($"{part}-images-idx3-ubyte.gz");
        var labels = Unzip($"{part}-labels-idx1-ubyte.gz");

        Assert.Equal([0x803, count, 28, 28], Header(images, 4));
        Assert.Equal(16 + count * 28 * 28, images.Length);
        Assert.Equal([0x801, count], Header(labels, 2));
        Assert.Equal(8 + count, labels.Length);
        Assert.All(Enumerable.Range(0, 10), digit => Assert.Equal(count / 10, labels.Skip(8).Count(label => label == digit)));
    }

    [Fact]
    public void Every_data_set_comes_with_its_authors_and_licence()
    {
        var sets = Directory.GetDirectories(Path.Combine(Examples.Directory, "data")).Where(set => Path.GetFileName(set) != "mnist-full");

        Assert.All(sets, set => Assert.Contains("Licence: Creative Commons", File.ReadAllText(Path.Combine(set, "NOTICE.md"))));
    }

    private static IEnumerable<int> Header(byte[] file, int words) =>
        Enumerable.Range(0, words).Select(word => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(4 * word)));

    private static byte[] Unzip(string file)
    {
        using var stream = new GZipStream(File.OpenRead(Path.Combine(Examples.Directory, "data", "mnist", file)), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
