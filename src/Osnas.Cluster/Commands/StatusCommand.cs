using System.CommandLine;
using Osnas.App;

namespace Osnas.Cluster;

/// <summary>Shows what the workers of a search do.</summary>
internal sealed class StatusCommand : Command, IHasExamples
{
    // A coordinator that ends without a word, as one that is killed does, may be started again.
    private static readonly TimeSpan PatienceWithLoss = TimeSpan.FromSeconds(30);

    private readonly Terminal _terminal;
    private readonly Option<bool> _json;
    private readonly JoinSettings _join = new();
    private readonly Option<bool> _watch = new("--watch") { Description = "Refresh every two seconds until the search ends" };

    public StatusCommand(Terminal terminal, Option<bool> json)
        : base("status", "Show the workers of a search with their jobs, the progress, and failures")
    {
        (_terminal, _json) = (terminal, json);
        foreach (var option in _join.Options)
            Add(option);
        Add(_watch);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
        ["status --join build-1:11111 --secret-file secret", "status --join build-1:11111 --secret-file secret --watch"];

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        var watch = result.GetValue(_watch);
        if (watch && result.GetValue(_json))
            throw new UsageException($"give {_watch.Name} or {_json.Name}, not both");
        var options = _join.Read(result, _terminal);
        if (!watch)
        {
            await using var client = await ClusterClient.ConnectAsync(options, cancellation).ConfigureAwait(false);
            Write(await ReadAsync(client.Board).ConfigureAwait(false), result.GetValue(_json));
            return ExitCode.Success;
        }

        options = options with { GiveUpAfterLoss = options.GiveUpAfter ?? PatienceWithLoss };
        await using var link = new ClusterLink(options, line => Terminal.WriteLine(_terminal.Error, line), cancellation);
        await ClusterStatusView
            .WatchAsync(_terminal.Output, () => link.CallAsync(ReadAsync), StatusWatch.Interval, TimeProvider.System, cancellation)
            .ConfigureAwait(false);
        return ExitCode.Success;
    }

    private static async Task<ClusterStatus> ReadAsync(IBoardGrain board) =>
        JsonText.Parse("the status", await board.StatusAsync().ConfigureAwait(false), ClusterJson.Default.ClusterStatus);

    private void Write(ClusterStatus status, bool json)
    {
        if (json)
            _terminal.WriteJson(status, ClusterJson.Default.ClusterStatus);
        else
            ClusterStatusView.Write(_terminal.Output, status);
    }
}
