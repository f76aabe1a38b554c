using Osnas.Experiments;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>The weights of the epoch with the best validation: in a file, or in memory if there is none.</summary>
/// <param name="network">The network.</param>
/// <param name="path">The file, in TorchSharp's format.</param>
internal sealed class BestWeights(nn.Module network, string? path)
{
    private byte[] _weights = [];

    public void Save()
    {
        if (path is not null)
        {
            AtomicFile.Write(path, temporary => network.save(temporary));
            return;
        }

        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory))
            network.save(writer);
        _weights = memory.ToArray();
    }

    /// <summary>Puts the network back to what was saved last.</summary>
    public void Load()
    {
        if (path is not null)
        {
            network.load(path);
            return;
        }

        using var reader = new BinaryReader(new MemoryStream(_weights));
        network.load(reader);
    }
}
