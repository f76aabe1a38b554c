using Osnas.Export;

namespace Osnas.Experiments;

/// <summary>Writes the network that a search or a training left as an ONNX file.</summary>
public static class ExportExperiment
{
    /// <summary>Writes it, for images of the size that it was trained on.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="output">The file, replaced if it is there; null for <see cref="RunDirectory.OnnxFile"/> in the folder of the run.</param>
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
        OnnxFile.Save(model, file, inputSize);
        return new(run.Space.Spec.Name, [.. run.Architecture], [model.Spec.InputChannels, inputSize, inputSize], classes, OnnxFile.Opset, file);
    }
}
