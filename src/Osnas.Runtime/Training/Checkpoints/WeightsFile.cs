using System.Text;
using Osnas.Modules;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>Loads weights, from a file of TorchSharp's format or from a checkpoint of a training.</summary>
internal static class WeightsFile
{
    /// <summary>Lists the tensors of a file.</summary>
    /// <param name="file">The file, from its beginning.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="InvalidDataException">It isn't such a file.</exception>
    public static IReadOnlyList<StoredTensor> List(FileStream file, string path)
    {
        try
        {
            using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
            if (TrainingCheckpoints.TryReadHead(path, reader) is null)
                file.Position = 0;
            return new StateReader(reader).List();
        }
        catch (Exception exception) when (exception is FormatException or EndOfStreamException)
        {
            throw new InvalidDataException(
                $"{path} is not a file of weights: {exception.Message.TrimEnd('.')}. Such files are those of a run (.dat), kept "
                + "checkpoints, and safetensors files whose names end in .safetensors.",
                exception);
        }
    }

    /// <summary>Loads weights.</summary>
    /// <param name="path">The file.</param>
    /// <param name="network">The network that takes them.</param>
    /// <exception cref="InvalidDataException">They don't fit the network or aren't finite, or it isn't such a file.</exception>
    public static void Load(string path, nn.Module network)
    {
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            if (TrainingCheckpoints.TryReadHead(path, reader) is not { } head)
                reader.BaseStream.Position = 0;
            else if (CheckpointDocument.Name(network) is var name && head.Network != name)
                throw new InvalidDataException($"{path} is a checkpoint of {head.Network}, not of {name}.");
            new StateReader(reader).Load(network);
            if (FiniteWeights.FindFault(network) is { } fault)
                throw new InvalidDataException($"{path}: {fault}. Their training diverged; train again with a lower learning rate.");
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException($"{path} is damaged: it is cut off.", exception);
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException(
                $"{path} doesn't hold the weights of this network with the classes of the data: "
                + $"{exception.Message.TrimEnd('.')}.");
        }
    }
}
