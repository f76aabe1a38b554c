using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>
/// Writes curves to a folder, each point once: a resumed run repeats the steps after its last checkpoint, and
/// what its journal holds.
/// </summary>
/// <param name="folder">The folder.</param>
internal sealed class ScalarWriter(string folder)
{
    private readonly Dictionary<string, long> _last = Read(folder);
    private SummaryWriter? _writer;

    /// <summary>Adds a point to a curve, unless the folder has it.</summary>
    /// <param name="curve">The name of the curve.</param>
    /// <param name="step">Where, from 1; each is after the one before.</param>
    /// <param name="value">The value.</param>
    public void Add(string curve, int step, double value)
    {
        if (step <= _last.GetValueOrDefault(curve))
            return;
        _writer ??= utils.tensorboard.SummaryWriter(folder);
        _writer.add_scalar(curve, (float)value, step);
        _last[curve] = step;
    }

    private static Dictionary<string, long> Read(string folder)
    {
        Dictionary<string, long> last = [];
        if (!Directory.Exists(folder))
            return last;
        foreach (var point in Directory.EnumerateFiles(folder, EventFile.Pattern).SelectMany(EventFile.Read)
            .Where(point => point.Summary is not null))
        {
            foreach (var value in point.Summary.Value)
                last[value.Tag] = Math.Max(last.GetValueOrDefault(value.Tag), point.Step);
        }

        return last;
    }
}
