using System.CommandLine;
using Osnas.LookUpTables;

namespace Osnas.App;

/// <summary>Measures latency.</summary>
/// <param name="space">The search space.</param>
/// <param name="table">Tells input size and classes.</param>
/// <param name="options">How to measure.</param>
/// <param name="progress">Is told of each block and network.</param>
/// <param name="cancellation">Stops between two of them.</param>
/// <returns>The measured table.</returns>
internal delegate LatencyTable LatencyRunner(
    SearchSpaceRegistration space, BaseLookUpTable table, LatencyOptions options, IProgress<LatencyStep> progress, CancellationToken cancellation);

/// <summary>The options of a measurement.</summary>
internal sealed class LatencySettings
{
    private static readonly LatencyOptions Defaults = new();

    private readonly Option<int?> _batchSize = Settings.Number<int>("--batch-size", "Latency: images of a forward pass", Defaults.BatchSize, 1);
    private readonly Option<int?> _threads = Settings.Number<int>("--threads", "Latency: threads of torch [default: one per core]", null, 1);
    private readonly Option<int?> _repetitions = Settings.Number<int>("--repetitions", "Latency: timed passes of each block and network", Defaults.Repetitions, 1);
    private readonly Option<int?> _networks = Settings.Number<int>("--networks", "Latency: whole networks, to fit the table to and to tell its error by", Defaults.Networks, 4);

    public Option<string?> Output { get; } = Settings.Text("--output", "Latency: a JSON file to write the measured table to", "file");

    private IEnumerable<Option> All => [_batchSize, _threads, _repetitions, _networks, Output];

    public static LatencyTable Measure(
        SearchSpaceRegistration space, BaseLookUpTable table, LatencyOptions options, IProgress<LatencyStep> progress, CancellationToken cancellation) =>
        LatencyMeasurement.Run(space, table, options, progress: progress, cancellation: cancellation);

    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Add(option);
    }

    public LatencyOptions Read(ParseResult result) => new()
    {
        BatchSize = result.GetValue(_batchSize) ?? Defaults.BatchSize,
        Threads = result.GetValue(_threads),
        Repetitions = result.GetValue(_repetitions) ?? Defaults.Repetitions,
        Networks = result.GetValue(_networks) ?? Defaults.Networks,
    };

    /// <summary>Makes sure that no option of a measurement is given where nothing is measured.</summary>
    public void RefuseAll(ParseResult result)
    {
        if (All.FirstOrDefault(option => result.GetResult(option) is not null) is { } given)
            throw new UsageException($"{given.Name} is for --metric latency: nothing else is measured");
    }
}
