using System.Globalization;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using SkiaSharp;

/// <summary>Says what a picture is. Any number of threads can use one object.</summary>
public sealed class PictureClassifier : IDisposable
{
    private readonly InferenceSession _session;
    private readonly Dictionary<string, string> _about;
    private readonly string[] _classes;
    private readonly (int Rows, int Columns) _size;

    public PictureClassifier(string model)
    {
        _session = new(model);
        _about = _session.ModelMetadata.CustomMetadataMap; // what model.json has, too
        _classes = JsonSerializer.Deserialize<string[]>(_about["classes"])!;
        _size = (int.Parse(_about["height"]), int.Parse(_about["width"]));
    }

    public (string Class, double Probability) Classify(byte[] file)
    {
        var input = new DenseTensor<byte>(Frame(file), [1, 3, _size.Rows, _size.Columns]);
        using var results = _session.Run([NamedOnnxValue.CreateFromTensor("images", input)]);
        var logits = results[0].AsTensor<float>().ToArray();
        var greatest = logits.Max();
        return (_classes[Array.IndexOf(logits, greatest)], 1 / logits.Sum(logit => Math.Exp(logit - greatest)));
    }

    public void Dispose() => _session.Dispose();

    // The picture in the size of the input: all red values, then all green, then all blue ones.
    private byte[] Frame(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data) ?? throw new InvalidDataException("This is not a picture.");
        if (_about["applyOrientation"] == "true" && codec.EncodedOrigin != SKEncodedOrigin.TopLeft)
            throw new NotSupportedException("Turn the picture as its EXIF orientation says.");
        var (rows, columns) = (codec.Info.Height, codec.Info.Width);
        using var picture = SKBitmap.Decode(codec, new SKImageInfo(columns, rows, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        var (part, to) = ((Rows: rows, Columns: columns), _size);
        var fill = new[] { 0, 0, 0 };
        switch (_about["fit"])
        {
            case "crop": // the middle of the picture
                var share = double.Parse(_about["centerCrop"], CultureInfo.InvariantCulture);
                part.Rows = Round(Math.Min(rows, (double)columns * to.Rows / to.Columns) * share);
                part.Columns = Round(Math.Min(columns, (double)rows * to.Columns / to.Rows) * share);
                break;
            case "pad": // all of it, in the middle of the input
                var scale = Math.Min((double)to.Rows / rows, (double)to.Columns / columns);
                to = (Round(rows * scale), Round(columns * scale));
                fill = JsonSerializer.Deserialize<int[]>(_about["padColor"])!;
                break;
        }

        var turned = Scale(picture.GetPixelSpan(), rows, columns, (columns - part.Columns) / 2, part.Columns, to.Columns);
        var scaled = Scale(turned, to.Columns, rows, (rows - part.Rows) / 2, part.Rows, to.Rows);
        var (top, left) = ((_size.Rows - to.Rows) / 2, (_size.Columns - to.Columns) / 2);
        var input = new byte[3 * _size.Rows * _size.Columns];
        for (var index = 0; index < input.Length; index++)
        {
            var (row, column) = ((index / _size.Columns % _size.Rows) - top, (index % _size.Columns) - left);
            var color = index / (_size.Rows * _size.Columns);
            var isInside = row >= 0 && row < to.Rows && column >= 0 && column < to.Columns;
            input[index] = isInside ? scaled[(((row * to.Columns) + column) * 4) + color] : (byte)fill[color];
        }

        return input;

        static int Round(double side) => Math.Max(1, (int)Math.Round(side));
    }

    // Scales columns as in training, and turns rows into columns: the second call scales the rows and turns them back.
    private static byte[] Scale(ReadOnlySpan<byte> pixels, int rows, int columns, int start, int count, int size)
    {
        var scaled = new byte[size * rows * 4];
        var (step, reach) = ((double)count / size, Math.Max(1, (double)count / size));
        for (var to = 0; to < size; to++)
        {
            // Each value is a mean of those around it, the nearest with the greatest weight.
            var middle = (to + 0.5) * step;
            var (first, end) = (Math.Max(0, (int)(middle - reach + 0.5)), Math.Min(count, (int)(middle + reach + 0.5)));
            var weights = Enumerable.Range(first, end - first)
                .Select(from => Math.Max(0, 1 - (Math.Abs(from + 0.5 - middle) / reach))).ToArray();
            var total = weights.Sum();
            for (var value = 0; value < rows * 4; value++)
            {
                var from = ((((value / 4) * columns) + start + first) * 4) + (value % 4);
                var sum = 0.0;
                for (var index = 0; index < weights.Length; index++)
                    sum += weights[index] * pixels[from + (index * 4)];
                scaled[(to * rows * 4) + value] = (byte)((sum / total) + 0.5);
            }
        }

        return scaled;
    }
}
