using System.CommandLine;
using Osnas.App;
using Osnas.Experiments;
using Spectre.Console;

namespace Osnas.Cluster;

/// <summary>Runs searches that workers on other machines do a part of.</summary>
internal sealed class ClusterSearch : ISearchHost
{
    private const string Folder = "cluster";
    private const string LogName = "cluster.log";

    private static readonly TimeSpan PatienceWithWorkers = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.1);

    private readonly ClusterSettings _settings = new();

    /// <inheritdoc/>
    public IEnumerable<Option> Options => _settings.Options;

    /// <inheritdoc/>
    public SearchRunner? Choose(ParseResult result, IAnsiConsole console) => _settings.Read(result, console) is { } setup
        ? (options, threads, observer, cancellation) =>
            RunAsync(setup, console, options, threads, observer, cancellation).GetAwaiter().GetResult()
        : null;

    private static async Task<SearchReport> RunAsync(
        ClusterSetup setup,
        IAnsiConsole console,
        SearchOptions options,
        int? threads,
        IExperimentObserver observer,
        CancellationToken cancellation)
    {
        var progress = new RunProgress(TimeProvider.System);
        using var board = new JobBoard(
            new() { Folder = Path.Combine(options.Output, Folder), InFlight = options.MostInFlight }, TimeProvider.System)
        {
            Progress = progress,
        };
        using var notes = new ClusterNotes(board, line => Say(console, line));
        var silo = await setup.CreateSiloAsync(
            () => RunFolder.IsOfRun(options.Output) ? Path.Combine(options.Output, LogName) : null, cancellation).ConfigureAwait(false);
        await using (await ClusterSilo.StartAsync(silo, board, notes.Refused, cancellation).ConfigureAwait(false))
        {
            Say(console, $"workers join by: {setup.DescribeJoin()}");
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var own = setup.Works ? Work(options, threads, board, line => Say(console, line), end.Token) : Task.CompletedTask;
            try
            {
                // On this thread, which the caller has for it.
                var report = Libtorch.Run(
                    () => SearchExperiment.Run(options, new SharedObserver([observer, progress]), cancellation), threads);
                await CloseAsync(board).ConfigureAwait(false);
                return report;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // A run that is stopped goes on later, and its workers wait for that.
                await CloseAsync(board).ConfigureAwait(false);
                throw;
            }
            finally
            {
                await end.CancelAsync().ConfigureAwait(false);
                await own.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>The coordinator's own work, by a worker like any other.</summary>
    private static async Task Work(
        SearchOptions options, int? threads, JobBoard board, Action<string> say, CancellationToken cancellation)
    {
        var worker = new Worker(
            new() { Name = Environment.MachineName, Device = options.Device, Threads = threads },
            new LocalLink(board),
            _ => { });
        try
        {
            await worker.RunAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            say($"the coordinator doesn't work itself: {Failure.Describe(exception)}");
        }
    }

    /// <summary>Ends the run, and lets workers hear of it.</summary>
    private static async Task CloseAsync(JobBoard board)
    {
        board.Close();
        var begin = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begin) < PatienceWithWorkers
            && board.Status().Workers.Any(worker => worker.State is WorkerState.AtWork or WorkerState.Idle))
        {
            await Task.Delay(Pause).ConfigureAwait(false);
        }
    }

    // By the console itself, which knows where the lines of the progress are.
    private static void Say(IAnsiConsole console, string line) =>
        console.WriteLine(console.Profile.Out.IsTerminal ? TextLines.Wrap(line, console.Profile.Width) : line);
}
