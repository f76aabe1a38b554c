using System.Globalization;
using System.Text;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>The file of all trainings of a run, epoch by epoch. It is never seen half written.</summary>
/// <param name="path">The file, which may not exist yet.</param>
internal sealed class TrainingHistory(string path)
{
    private const string Header = "network,epoch,loss,accuracy,learning_rate,validation_accuracy\n";

    /// <summary>Writes all epochs of a training behind those of the others, in the place of earlier ones of that training.</summary>
    /// <param name="network">What was trained.</param>
    /// <param name="epochs">The last step of each epoch.</param>
    public void Write(string network, IEnumerable<TrainingStep> epochs) => Write(network, epochs, _ => false);

    /// <summary>Adds an epoch to a training that goes on, in the place of what a process that was killed did after it.</summary>
    /// <param name="network">What is trained.</param>
    /// <param name="epoch">The last step of the epoch.</param>
    public void Add(string network, TrainingStep epoch) => Write(
        network,
        [epoch],
        line => int.TryParse(line.Split(',')[1], NumberStyles.None, CultureInfo.InvariantCulture, out var before) && before < epoch.Epoch);

    /// <summary>
    /// Puts the trainings in an order. Trainings that are done at once are added in the order in which they happen to end.
    /// </summary>
    /// <param name="networks">What was trained, in order. All others stay before them.</param>
    public void Sort(IReadOnlyList<string> networks)
    {
        if (!File.Exists(path))
            return;
        var places = networks.Select((network, place) => (network, place)).ToDictionary();
        var lines = File.ReadLines(path).Skip(1).OrderBy(line => places.GetValueOrDefault(line.Split(',')[0], -1));
        AtomicFile.WriteAllText(path, Header + string.Concat(lines.Select(line => $"{line}\n")));
    }

    private void Write(string network, IEnumerable<TrainingStep> epochs, Func<string, bool> staysOfTheNetwork)
    {
        var (others, own) = (new StringBuilder(Header), new StringBuilder());
        foreach (var line in File.Exists(path) ? File.ReadLines(path).Skip(1) : [])
        {
            if (!line.StartsWith(network + ",", StringComparison.Ordinal))
                others.Append(line).Append('\n');
            else if (staysOfTheNetwork(line))
                own.Append(line).Append('\n');
        }

        foreach (var epoch in epochs)
            own.Append(
                CultureInfo.InvariantCulture,
                $"{network},{epoch.Epoch},{epoch.Loss:R},{epoch.Accuracy:R},{epoch.LearningRate:R},{epoch.ValidationAccuracy:R}\n");
        AtomicFile.WriteAllText(path, others.Append(own).ToString());
    }
}
