using System.CommandLine;
using Osnas.App;
using Osnas.Experiments;

namespace Osnas.Cluster;

/// <summary>Works for a search on another machine.</summary>
internal sealed class WorkerCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly JoinSettings _join = new();

    private readonly Option<string?> _data = Settings.Text(
        "--data", "The path of the data on this machine [default: the path of the search]", "data");

    private readonly Option<ComputeDevice> _device = Settings.Device();
    private readonly Option<int?> _threads = Settings.Threads();
    private readonly Option<string?> _name = Settings.Text("--name", "The name of this worker", "name", Environment.MachineName);

    private readonly Option<JobKind[]> _only = Settings.CreateMany(
        "--only", "Take only these jobs; may be repeated [default: all]", string.Join('|', JobKindNames.All), ReadKind);

    private readonly Option<bool> _keep = new("--keep") { Description = "Wait for the next search when a search ends" };

    public WorkerCommand(Terminal terminal)
        : base("worker", "Evaluate candidates, train networks and measure latency for a search on another machine")
    {
        _terminal = terminal;
        foreach (var option in _join.Options)
            Add(option);
        foreach (var option in (Option[])[_data, _device, _threads, _name, _only, _keep])
            Add(option);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "worker --join build-1:11111 --secret-file secret --data /data/images",
        "worker --join build-1:11111 --secret-file secret --device cuda:1",
        "worker --join build-1:11111 --secret-file secret --name laptop --only latency",
    ];

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        var join = _join.Read(result, _terminal);
        var threads = result.GetValue(_threads);
        Settings.WarnOfThreads(threads, Environment.ProcessorCount, _terminal);
        var options = new WorkerOptions
        {
            Name = result.GetValue(_name) ?? Environment.MachineName,
            Data = result.GetValue(_data),
            Device = result.GetValue(_device),
            Threads = threads,
            Only = result.GetValue(_only) is { Length: > 0 } only ? only : null,
            Keep = result.GetValue(_keep),
        };
        var gate = new object();
        await using var link = new ClusterLink(join, Say, cancellation);
        await using (cancellation.Register(() => Say("leaving; Ctrl+C again ends at once")))
            await new Worker(options, link, Say).RunAsync(cancellation).ConfigureAwait(false);
        return ExitCode.Success;

        void Say(string line)
        {
            lock (gate)
                Terminal.WriteLine(_terminal.Output, line);
        }
    }

    private static JobKind ReadKind(string text) => JobKindNames.Find(text)
        ?? throw new FormatException($"there is no job '{text}'; {SimilarName.Ask(text, JobKindNames.All)}there are "
            + $"{string.Join(", ", JobKindNames.All)}.");
}
