using Osnas.Export;

namespace Osnas.Experiments;

/// <summary>Writes the network that a search or a training left as an ONNX file, or its weights for PyTorch.</summary>
public static class ExportExperiment
{
    /// <summary>The ending of a network's file, which ONNX Runtime and other engines read.</summary>
    public const string NetworkExtension = ".onnx";

    /// <summary>The ending of a file of weights, which PyTorch reads.</summary>
    public const string WeightsExtension = ".safetensors";

    /// <summary>Writes it, for images of the size that it was trained on.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="output">The file, replaced if it is there; null for <see cref="RunDirectory.OnnxFile"/> in the folder of
    /// the run. Its ending, <see cref="NetworkExtension"/> or <see cref="WeightsExtension"/>, says whether the network is
    /// written (see <see cref="OnnxFile"/>) or its weights (see <see cref="SafeTensors"/>).</param>
    /// <returns>What was written.</returns>
    /// <exception cref="ArgumentException">The file ends with neither of both.</exception>
    /// <exception cref="IOException">The folder isn't that of a run that is over, or the file can't be written.</exception>
    /// <exception cref="InvalidDataException">A file of the run isn't what it should be, or is of another space.</exception>
    /// <exception cref="KeyNotFoundException">There is no such search space.</exception>
    /// <exception cref="NotSupportedException">A part of the network has no ONNX form (see <see cref="OnnxFile.Save"/>).</exception>
    public static ExportReport Run(string folder, string? output = null)
    {
        var file = output ?? Path.Combine(folder, RunDirectory.OnnxFile);
        var isWeights = IsOfWeights(file);
        var run = new FinishedRun(folder);
        var (inputSize, classes) = run.ReadDataShape();
        using var model = run.LoadModel(classes);
        if (isWeights)
            SafeTensors.Save(model, file);
        else
            OnnxFile.Save(model, file, inputSize);
        return new(
            run.Space.Spec.Name,
            [.. run.Architecture],
            [model.Spec.InputChannels, inputSize, inputSize],
            classes,
            isWeights ? null : OnnxFile.Opset,
            file);
    }

    /// <summary>Whether a file is to have weights alone, by its ending.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Whether it is; if not, it is to have the network.</returns>
    /// <exception cref="ArgumentException">The ending is neither that of the one nor of the other, or the file is a folder.</exception>
    public static bool IsOfWeights(string file)
    {
        const string Known = $"write {NetworkExtension}, for ONNX Runtime and other engines, or {WeightsExtension}, for PyTorch";
        if (Directory.Exists(file) || Path.EndsInDirectorySeparator(file))
            throw new ArgumentException($"{file} is a folder; write the name of a file in it, with its ending: {Known}.");
        if (file.EndsWith(WeightsExtension, StringComparison.OrdinalIgnoreCase))
            return true;
        if (file.EndsWith(NetworkExtension, StringComparison.OrdinalIgnoreCase))
            return false;
        var ending = Path.GetExtension(file);
        throw new ArgumentException(
            $"{file}: {(ending.Length == 0 ? "a file without an ending can't be written" : $"{ending} files can't be written")}; {Known}.");
    }
}
