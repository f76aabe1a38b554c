using Osnas.Export;

namespace Osnas.Experiments;

/// <summary>Exports the network of a search or training to ONNX, or its weights for PyTorch.</summary>
public static class ExportExperiment
{
    /// <summary>The extension of a network file for ONNX Runtime and other engines.</summary>
    public const string NetworkExtension = ".onnx";

    /// <summary>The extension of a file of weights for PyTorch.</summary>
    public const string WeightsExtension = ".safetensors";

    /// <summary>
    /// Exports the network, for images of the size of its training, and its description, <see cref="ModelMetadata"/>, beside
    /// it.
    /// </summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="output">
    /// The file, which is replaced if it exists; null for <see cref="RunDirectory.OnnxFile"/> in the run's folder. The
    /// extension selects what is exported: <see cref="NetworkExtension"/> the network (see <see cref="OnnxFile"/>),
    /// <see cref="WeightsExtension"/> its weights (see <see cref="SafeTensors"/>).
    /// </param>
    /// <param name="inputType">The type of the network's input; null for bytes, or for 32-bit floats if the data doesn't
    /// consist of bytes. It has no effect on weights.</param>
    /// <returns>What was exported.</returns>
    /// <exception cref="ArgumentException">The file has another extension, or the data doesn't fit the input type.</exception>
    /// <exception cref="IOException">The folder doesn't contain a finished run, or the file can't be written.</exception>
    /// <exception cref="InvalidDataException">A file of the run is invalid, or belongs to another space.</exception>
    /// <exception cref="KeyNotFoundException">The search space doesn't exist.</exception>
    /// <exception cref="NotSupportedException">A part of the network can't be represented in ONNX (see
    /// <see cref="OnnxFile.Save"/>).</exception>
    public static ExportReport Run(string folder, string? output = null, InputType? inputType = null)
    {
        var file = output ?? Path.Combine(folder, RunDirectory.OnnxFile);
        var isWeights = IsOfWeights(file);
        var run = new FinishedRun(folder);
        using var model = run.LoadModel(run.DataShape.Classes);
        var metadata = Describe(run, model, isWeights ? InputType.Raw : inputType);
        var description = ModelMetadata.PathBeside(file);
        ModelMetadata.CheckPlace(description);
        if (isWeights)
            SafeTensors.Save(model, file);
        else
            OnnxFile.Save(model, file, metadata);
        metadata.Save(description);
        return new(
            run.Space.Spec.Name,
            [.. run.Architecture],
            [metadata.Channels, metadata.Height, metadata.Width],
            metadata.Classes.Count,
            isWeights ? null : OnnxFile.Opset,
            file)
        {
            InputType = metadata.NormalizationInGraph ? metadata.InputType : InputType.Raw,
            ClassNames = metadata.Classes,
            Description = description,
        };
    }

    private static ModelMetadata Describe(FinishedRun run, BaseModel model, InputType? inputType)
    {
        var version = run.ReadVersion();
        return ModelMetadata.Create(model, FinishedRunData.FindPreprocessing(run), run.ClassNames, inputType) with
        {
            TestAccuracy = run.ReadTestAccuracy(),
            Trained = version?.Trained,
            LibtorchVersion = version?.Libtorch,
        };
    }

    /// <summary>Whether the extension of a file selects weights only.</summary>
    /// <param name="file">The file.</param>
    /// <returns>true if it does; false if it selects the network.</returns>
    /// <exception cref="ArgumentException">The file has another extension, or is a folder.</exception>
    public static bool IsOfWeights(string file)
    {
        const string Known = $"write {NetworkExtension}, for ONNX Runtime and other engines, or {WeightsExtension}, for PyTorch";
        if (Directory.Exists(file) || Path.EndsInDirectorySeparator(file))
            throw new ArgumentException($"{file} is a folder; write the name of a file in it, with its extension: {Known}.");
        if (Path.GetFileName(file) is var name && (Is(WeightsExtension) || Is(NetworkExtension)))
            throw new ArgumentException($"{file} has no name before its extension; write one, such as model{name}.");
        if (file.EndsWith(WeightsExtension, StringComparison.OrdinalIgnoreCase))
            return true;
        if (file.EndsWith(NetworkExtension, StringComparison.OrdinalIgnoreCase))
            return false;
        var ending = Path.GetExtension(file);
        throw new ArgumentException(
            $"{file}: {(ending.Length == 0 ? "a file needs an extension" : $"{ending} files can't be written")}; {Known}.");

        bool Is(string extension) => name.Equals(extension, StringComparison.OrdinalIgnoreCase);
    }
}
