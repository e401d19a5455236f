using System.Numerics.Tensors;

namespace Hpo.Examples.MnistMlp;

/// <summary>Images as bytes, a quarter of the memory that floats need; one row at a time becomes floats.</summary>
internal sealed class ImageSet(byte[] pixels, byte[] labels, int pixelsPerImage)
{
    public const int Classes = 10;
    private const float Scale = 1f / 255;

    public int Count => labels.Length;

    public int Pixels => pixelsPerImage;

    public int Label(int image) => labels[image];

    /// <summary>Writes the image into the row, 0 (background) to 1.</summary>
    public void Read(int image, Span<float> row)
    {
        TensorPrimitives.ConvertTruncating<byte, float>(pixels.AsSpan(image * pixelsPerImage, pixelsPerImage), row);
        TensorPrimitives.Multiply(row, Scale, row);
    }

    public static ImageSet Load(string directory, string prefix)
    {
        var images = IdxFile.Read(directory, $"{prefix}-images-idx3-ubyte", dimensions: 3);
        var labels = IdxFile.Read(directory, $"{prefix}-labels-idx1-ubyte", dimensions: 1);
        if (images.Count != labels.Count)
            throw new InvalidDataException($"{directory}: {images.Count} {prefix} images, but {labels.Count} labels.");
        if (labels.Count == 0)
            throw new InvalidDataException($"{directory}: there are no {prefix} images.");
        if (labels.Bytes.Any(label => label >= Classes))
            throw new InvalidDataException($"{directory}: a {prefix} label is greater than {Classes - 1}.");
        return new(images.Bytes, labels.Bytes, images.Bytes.Length / images.Count);
    }
}
