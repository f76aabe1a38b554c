using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>Loads weights, from a file of TorchSharp's format or from a checkpoint of a training.</summary>
internal static class WeightsFile
{
    /// <summary>Loads weights.</summary>
    /// <param name="path">The file.</param>
    /// <param name="network">The network that takes them.</param>
    /// <param name="strict">Whether it has to be the network that they are of, name by name.</param>
    /// <exception cref="InvalidDataException">They don't fit the network, or it isn't such a file.</exception>
    public static void Load(string path, nn.Module network, bool strict = true)
    {
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            if (!TrainingCheckpoints.TrySkipHead(reader))
                reader.BaseStream.Position = 0;
            network.load(reader, strict);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or EndOfStreamException)
        {
            throw new InvalidDataException($"{path} doesn't hold the weights of this network, with as many classes as the data has: {exception.Message}");
        }
    }
}
