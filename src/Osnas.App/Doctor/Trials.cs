using System.Globalization;
using Osnas.Data;
using Osnas.Export;
using Osnas.Export.Onnx;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.App;

/// <summary>Tries what a program of Osnas does: a training step, an ONNX file, an inference.</summary>
internal sealed class Trials : IDisposable
{
    private const int Images = 16;
    private const double Tolerance = 1e-4;

    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-doctor-").FullName;
    private readonly TrialModel _model = new();

    private string File => Path.Combine(_folder, "trial.onnx");

    /// <summary>Trains for one step on random images.</summary>
    public Trial Train() => Try(() =>
    {
        using var seeded = TorchSeed.Use(0, "doctor");
        using var images = new InMemoryDataset(
            TensorFactory.Normal([Images, TrialModel.Channels, TrialModel.Size, TrialModel.Size], Devices.Host),
            TensorFactory.Of([.. Enumerable.Range(0, Images).Select(image => (long)image % TrialModel.Classes)], Devices.Host),
            TrialModel.Classes);
        var step = new Trainer(_model, new() { Epochs = 1, BatchSize = Images }).Train(images)[^1];
        return string.Create(CultureInfo.InvariantCulture, $"done, on {Images} images, loss {step.Loss:0.00}");
    });

    /// <summary>Writes the network as ONNX, and reads the file.</summary>
    public Trial Export() => Try(() =>
    {
        var input = Preprocessing.None(new(TrialModel.Size), TrialModel.Channels);
        OnnxFile.Save(_model, File, ModelMetadata.Create(_model, input, inputType: InputType.Raw));
        var read = ModelProto.Parser.ParseFrom(System.IO.File.ReadAllBytes(File));
        return read.Graph.Node.Count > 0
            ? $"written and read, {Words.Count(read.Graph.Node.Count, "node")}, opset {OnnxFile.Opset}"
            : throw new InvalidDataException("the file that was written has no nodes");
    });

    /// <summary>Runs the file with ONNX Runtime and compares the logits; null if the program doesn't have that.</summary>
    public Trial? Infer()
    {
        if (!System.IO.File.Exists(File) || OnnxRuntime.Find() is not { } runtime)
            return null;
        return Try(() =>
        {
            using var scope = NewDisposeScope();
            using var noGrad = no_grad();
            var pixels = TensorFactory.Ramp(TrialModel.Channels * TrialModel.Size * TrialModel.Size, Devices.Host);
            _model.eval();
            var expected = _model.call(pixels.reshape(1, TrialModel.Channels, TrialModel.Size, TrialModel.Size));
            var logits =
                runtime.Run(File, new float[1, TrialModel.Channels, TrialModel.Size, TrialModel.Size], TensorReads.Read<float>(pixels));
            var difference = logits.Zip(TensorReads.Read<float>(expected.flatten()), (one, other) => Math.Abs(one - other)).Max();
            return difference <= Tolerance
                ? string.Create(CultureInfo.InvariantCulture, $"{runtime.Version}, the same logits as TorchSharp to {difference:0.0e+0}")
                : throw new InvalidDataException(
                    string.Create(
                        CultureInfo.InvariantCulture, $"{runtime.Version}, other logits than TorchSharp's, by {difference:0.0e+0}"));
        });
    }

    public void Dispose()
    {
        _model.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Whatever goes wrong is a finding, not the end of the command.</summary>
    private static Trial Try(Func<string> work)
    {
        try
        {
            return new(work(), Succeeded: true);
        }
        catch (Exception exception)
        {
            return new(Failure.Describe(exception.GetBaseException()), Succeeded: false);
        }
    }
}
