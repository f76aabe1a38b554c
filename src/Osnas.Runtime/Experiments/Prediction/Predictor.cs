using Osnas.Data;
using Osnas.Export;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>
/// Classifies picture files with a trained network. Use a predictor from one thread at a time. In a program with many threads,
/// use the exported network with ONNX Runtime instead; it predicts the same classes.
/// </summary>
public sealed class Predictor : IDisposable
{
    internal const int UsualBatchSize = 32;

    private const int MostWorkers = 32;

    private readonly BaseModel _model;

    /// <summary>Initializes a predictor, which owns the network.</summary>
    /// <param name="model">The network.</param>
    /// <param name="preprocessing">The preprocessing of the training images; see <see cref="ImageDataset.Preprocessing"/>.</param>
    /// <param name="classNames">The names of the classes, by label; see <see cref="ImageDataset.ClassNames"/>.</param>
    /// <exception cref="ArgumentException">The network has another number of channels or classes.</exception>
    /// <exception cref="NotSupportedException">The network's input isn't a picture.</exception>
    public Predictor(BaseModel model, Preprocessing preprocessing, IReadOnlyList<string> classNames)
    {
        preprocessing.CheckTakesPictures();
        ModelMetadata.CheckFits(model.Spec, preprocessing, classNames);
        (_model, Preprocessing, ClassNames) = (model, preprocessing, classNames);
        model.eval();
    }

    /// <summary>How a picture becomes the input of the network.</summary>
    public Preprocessing Preprocessing { get; }

    /// <summary>The names of the classes, in the order of the outputs.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of classes in a prediction.</summary>
    public int Top { get; init; } = 5;

    /// <summary>The number of pictures that the network classifies at the same time.</summary>
    public int BatchSize { get; init; } = UsualBatchSize;

    /// <summary>The number of pictures that are decoded at the same time.</summary>
    public int Workers { get; init; } = Math.Min(Environment.ProcessorCount, 8);

    /// <summary>Loads the trained network of a search or training.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="device">The device to compute on.</param>
    /// <returns>The predictor.</returns>
    /// <exception cref="IOException">The folder doesn't contain a finished run.</exception>
    /// <exception cref="InvalidDataException">A file of the run is invalid, or belongs to another space.</exception>
    /// <exception cref="KeyNotFoundException">The search space doesn't exist in this program.</exception>
    /// <exception cref="NotSupportedException">The network's input isn't a picture, or the device can't be used.</exception>
    public static Predictor Load(string folder, ComputeDevice device = default) => Load(new FinishedRun(folder), device);

    /// <summary>The predictor of the network of a run.</summary>
    internal static Predictor Load(FinishedRun run, ComputeDevice device, int top = 5, int batchSize = UsualBatchSize)
    {
        var selected = DeviceSelection.Select(device);
        var (preprocessing, names) = (FinishedRunData.FindPreprocessing(run), run.ClassNames);
        preprocessing.CheckTakesPictures();
        var model = run.LoadModel(names.Count, selected.Device);
        return new(model, preprocessing, names) { Top = top, BatchSize = batchSize };
    }

    /// <summary>Classifies a picture.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The prediction.</returns>
    /// <exception cref="InvalidDataException">The file isn't a picture, is incomplete, or is too large.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public Prediction Predict(string path) => Predict([path]).Single();

    /// <summary>Classifies pictures, batch by batch, while the result is enumerated.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="unreadable">Receives each file that can't be read, which is then left out; null throws an exception for the
    /// first one.</param>
    /// <returns>The predictions, in the order of the files.</returns>
    /// <exception cref="DeviceMemoryException">The device has too little memory for a batch.</exception>
    /// <exception cref="InvalidDataException">A file isn't a picture, is incomplete, or is too large.</exception>
    /// <exception cref="IOException">A file can't be read.</exception>
    public IEnumerable<Prediction> Predict(IEnumerable<string> paths, Action<UnreadablePicture>? unreadable = null)
    {
        foreach (var batch in paths.Chunk(BatchSize))
        {
            var pictures =
                batch.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Clamp(Workers, 1, MostWorkers)).Select(Read).ToArray();
            foreach (var (path, _, problem) in pictures.Where(picture => picture.Problem is not null))
            {
                if (unreadable is null)
                    System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(problem!);
                unreadable(new(path, Describe(path, problem!)));
            }

            var (good, size) = (pictures.Where(picture => picture.Problem is null).ToArray(), Preprocessing.Framing.Size);
            var work = BatchMemory.PredictionPasses(_model, good.Length, Preprocessing.Channels, size);
            foreach (var prediction in work.Run(() => Classify(good)))
                yield return prediction;
        }
    }

    /// <summary>Disposes the network.</summary>
    public void Dispose() => _model.Dispose();

    private (string Path, byte[] Pixels, Exception? Problem) Read(string path)
    {
        try
        {
            return (path, Preprocessing.Read(path), null);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return (path, [], exception);
        }
    }

    private static string Describe(string path, Exception exception) =>
        exception.Message.Contains(path, StringComparison.Ordinal) ? exception.Message : $"{path} can't be read: {exception.Message}";

    private Prediction[] Classify((string Path, byte[] Pixels, Exception? Problem)[] pictures)
    {
        if (pictures.Length == 0)
            return [];
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var size = Preprocessing.Framing.Size;
        var pixels = TensorFactory.Of(
            [.. pictures.SelectMany(picture => picture.Pixels)],
            [pictures.Length, Preprocessing.Channels, size.Height, size.Width],
            Devices.Of(_model));
        var probabilities = Doubles.From(TensorReads.ToHost(_model.call(Preprocessing.Apply(pixels)))).softmax(1);
        var (values, labels) = probabilities.topk(Math.Min(Top, ClassNames.Count));
        return [.. pictures.Select((picture, index) => new Prediction(
            picture.Path,
            [.. TensorReads.OnHost<long>(labels[index])
                .Zip(TensorReads.OnHost<double>(values[index]), (label, value) => new ClassProbability(ClassNames[(int)label], value))]))];
    }
}
