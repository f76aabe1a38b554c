using Osnas.Export;

namespace Osnas.Experiments;

/// <summary>Writes the network that a search or a training left as an ONNX file, or its weights for PyTorch.</summary>
public static class ExportExperiment
{
    /// <summary>The ending of a file of weights, which PyTorch reads.</summary>
    public const string WeightsExtension = ".safetensors";

    /// <summary>Writes it, for images of the size that it was trained on.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="output">The file, replaced if it is there; null for <see cref="RunDirectory.OnnxFile"/> in the folder of the run. If it ends with <see cref="WeightsExtension"/>, the weights are written (see <see cref="SafeTensors"/>).</param>
    /// <returns>What was written.</returns>
    /// <exception cref="IOException">The folder isn't that of a run that is over, or the file can't be written.</exception>
    /// <exception cref="InvalidDataException">A file of the run isn't what it should be, or is of another space.</exception>
    /// <exception cref="KeyNotFoundException">There is no such search space.</exception>
    /// <exception cref="NotSupportedException">A part of the network has no ONNX form (see <see cref="OnnxFile.Save"/>).</exception>
    public static ExportReport Run(string folder, string? output = null)
    {
        var run = new FinishedRun(folder);
        var (inputSize, classes) = run.ReadDataShape();
        using var model = run.LoadModel(classes);
        var file = output ?? Path.Combine(folder, RunDirectory.OnnxFile);
        var isWeights = file.EndsWith(WeightsExtension, StringComparison.OrdinalIgnoreCase);
        if (isWeights)
            SafeTensors.Save(model, file);
        else
            OnnxFile.Save(model, file, inputSize);
        return new(run.Space.Spec.Name, [.. run.Architecture], [model.Spec.InputChannels, inputSize, inputSize], classes, isWeights ? null : OnnxFile.Opset, file);
    }
}
