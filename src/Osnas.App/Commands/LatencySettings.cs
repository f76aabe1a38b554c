using System.CommandLine;
using Osnas.Experiments;
using Osnas.Latency;
using Osnas.LookUpTables;

namespace Osnas.App;

/// <summary>Measures latency.</summary>
/// <param name="space">The search space.</param>
/// <param name="table">Provides the input size and the number of classes.</param>
/// <param name="options">How to measure.</param>
/// <param name="progress">Receives the progress of each block and network.</param>
/// <param name="cancellation">Cancels between two of them.</param>
/// <returns>The measured table.</returns>
internal delegate LatencyTable LatencyRunner(
    SearchSpaceRegistration space,
    BaseLookUpTable table,
    LatencyOptions options,
    IProgress<LatencyStep> progress,
    CancellationToken cancellation);

/// <summary>The options of a measurement.</summary>
internal sealed class LatencySettings
{
    private readonly FlagSettings _flags = new(LatencyOptions.Declared.Flags(new()));

    public Option<string?> Output { get; } = Settings.Text("--output", "Latency: a JSON file to write the measured table to", "file");

    private IEnumerable<Option> All => [.. _flags.Options, Output];

    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Add(option);
    }

    public LatencyOptions Read(ParseResult result) =>
        LatencyOptions.Declared.Apply(new(), ConfigDocument.OfCommandLine(_flags.Read(result)));

    /// <summary>Makes sure, before what takes minutes, that its result can have the file.</summary>
    public void CheckOutput(ParseResult result)
    {
        if (result.GetValue(Output) is not { } path)
            return;
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
            throw new UsageException(
                $"{Output.Name}: {path} is a folder; write the name of a file in it, such as {Path.Combine(path, "latency.json")}");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new UsageException($"{Output.Name}: there is no folder {folder}");
    }

    /// <summary>Makes sure that no option of a measurement is given where nothing is measured.</summary>
    public void RefuseAll(ParseResult result)
    {
        if (All.FirstOrDefault(option => result.GetResult(option) is not null) is { } given)
            throw new UsageException($"{given.Name} is for --metric latency; no other metric is measured");
    }
}
