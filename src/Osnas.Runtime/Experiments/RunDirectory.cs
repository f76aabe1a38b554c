using System.Globalization;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Osnas.Search;
using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>The folder of a run and the files in it, each written beside its place and renamed.</summary>
public sealed class RunDirectory
{
    /// <summary>The name of the file of the options.</summary>
    public const string ConfigFile = "config.json";

    /// <summary>The name of the file of the winner.</summary>
    public const string ArchitectureFile = "architecture.json";

    /// <summary>The name of the file of the costs.</summary>
    public const string LookUpTableFile = "lookup_table.json";

    /// <summary>The name of the file of all trainings, epoch by epoch.</summary>
    public const string HistoryFile = "history.csv";

    /// <summary>The name of the file of all candidates that were evaluated.</summary>
    public const string CandidatesFile = "candidates.csv";

    /// <summary>The name of the file of the comparison.</summary>
    public const string ReportFile = "report.json";

    private readonly StringBuilder _history = new("network,epoch,loss,accuracy,learning_rate\n");

    /// <summary>A run's folder, created if it isn't there.</summary>
    /// <param name="path">The folder.</param>
    public RunDirectory(string path) => Path = Directory.CreateDirectory(path).FullName;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The name of the file of a network's weights, in TorchSharp's format.</summary>
    /// <param name="network">What was trained.</param>
    /// <returns>The name.</returns>
    public static string WeightsFile(string network) => network.Replace(' ', '-') + ".dat";

    /// <summary>Writes a document.</summary>
    /// <typeparam name="T">The type of the document.</typeparam>
    /// <param name="name">The name of the file.</param>
    /// <param name="document">The document.</param>
    /// <param name="type">The type, from <see cref="OsnasJson"/>.</param>
    public void Write<T>(string name, T document, JsonTypeInfo<T> type) =>
        AtomicFile.WriteAllText(Locate(name), OsnasJson.Write(document, type) + "\n");

    /// <summary>Writes the weights of a network.</summary>
    /// <param name="network">What was trained.</param>
    /// <param name="module">The network.</param>
    public void WriteWeights(string network, nn.Module module) =>
        AtomicFile.Write(Locate(WeightsFile(network)), path => module.save(path));

    /// <summary>Adds the epochs of a training to the history.</summary>
    /// <param name="network">What was trained.</param>
    /// <param name="epochs">The last step of each epoch.</param>
    public void WriteHistory(string network, IEnumerable<TrainingStep> epochs)
    {
        foreach (var epoch in epochs)
            _history.Append(CultureInfo.InvariantCulture, $"{network},{epoch.Epoch},{epoch.Loss:R},{epoch.Accuracy:R},{epoch.LearningRate:R}\n");
        AtomicFile.WriteAllText(Locate(HistoryFile), _history.ToString());
    }

    /// <summary>Writes the candidates of a search.</summary>
    /// <param name="candidates">The candidates, in the order in which they were evaluated.</param>
    /// <param name="table">Tells their costs.</param>
    public void WriteCandidates(IEnumerable<Evaluation> candidates, BaseLookUpTable table)
    {
        var text = new StringBuilder("index,accuracy,flops,params,architecture\n");
        var index = 0;
        foreach (var candidate in candidates)
        {
            var cost = CostDocument.Create(table, candidate.Architecture);
            text.Append(CultureInfo.InvariantCulture, $"{index++},{candidate.Fitness:R},{cost.Flops},{cost.Params},\"{candidate.Architecture}\"\n");
        }

        AtomicFile.WriteAllText(Locate(CandidatesFile), text.ToString());
    }

    private string Locate(string name) => System.IO.Path.Combine(Path, name);
}
