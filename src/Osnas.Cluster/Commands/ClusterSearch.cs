using System.CommandLine;
using Osnas.App;
using Osnas.Experiments;
using Spectre.Console;

namespace Osnas.Cluster;

/// <summary>Runs searches that workers on other machines do a part of.</summary>
internal sealed class ClusterSearch : ISearchHost
{
    private const string Folder = ".osnas-cluster";
    private const string WorkersName = ".osnas-workers";
    private const string LogName = "cluster.log";

    private static readonly TimeSpan PatienceWithWorkers = TimeSpan.FromSeconds(5);

    // A call of a worker is given up after 6 s. Then it looks for a coordinator every 2 s.
    private static readonly TimeSpan PatienceWithMissing = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan TimeToAnswer = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.1);

    private readonly ClusterSettings _settings = new();

    /// <inheritdoc/>
    public IEnumerable<Option> Options => _settings.Options;

    /// <inheritdoc/>
    public SearchRunner? Choose(ParseResult result, IAnsiConsole console) => _settings.Read(result, console) is { } setup
        ? (options, threads, observer, cancellation) => Run(setup, console, options, threads, observer, cancellation)
        : null;

    /// <summary>Runs a search on the thread that calls; whatever waits for a network is on others.</summary>
    private static SearchReport Run(
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
        var workers = new AwaitedWorkers(Path.Combine(options.Output, WorkersName));
        var silo = StartAsync(setup, options.Output, board, workers, notes, cancellation).GetAwaiter().GetResult();
        var begin = TimeProvider.System.GetTimestamp();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var own = Task.CompletedTask;
        try
        {
            Say(console, $"workers join by: {setup.DescribeJoin()}");
            if (setup.Works)
                own = WorkAsync(options, threads, board, line => Say(console, line), end.Token);
            var report = Libtorch.Run(
                () => SearchExperiment.Run(options, board, new SharedObserver([observer, progress]), cancellation), threads);
            Close();
            return report;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A run that is stopped goes on later, and its workers wait for that.
            Close();
            throw;
        }
        finally
        {
            end.Cancel();
            own.GetAwaiter().GetResult();
            silo.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        void Close()
        {
            notes.End();
            board.Close();
            WaitWhile(() => workers.AnyMissing, begin, PatienceWithMissing);
            WaitForWorkers(board, silo.Watch);
            workers.Forget();
        }
    }

    private static async Task<ClusterSilo> StartAsync(
        ClusterSetup setup, string run, JobBoard board, AwaitedWorkers workers, ClusterNotes notes, CancellationToken cancellation)
    {
        var options = await setup
            .CreateSiloAsync(() => RunFolder.IsOfRun(run) ? Path.Combine(run, LogName) : null, cancellation)
            .ConfigureAwait(false);
        return await ClusterSilo.StartAsync(options, board, workers, notes.Refused, cancellation).ConfigureAwait(false);
    }

    /// <summary>The coordinator's own work, by a worker like any other.</summary>
    private static async Task WorkAsync(
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
        catch (OperationCanceledException)
        {
            // The search is over.
        }
        catch (Exception exception)
        {
            say($"the coordinator can't take jobs itself: {Failure.Describe(exception)}");
        }
    }

    /// <summary>Lets workers hear that the run is over, and those who watch.</summary>
    private static void WaitForWorkers(JobBoard board, StatusWatch watch)
    {
        var least = watch.IsOn ? StatusWatch.Interval + TimeToAnswer : TimeSpan.Zero;
        var begin = TimeProvider.System.GetTimestamp();
        WaitWhile(
            () => board.Status().Workers.Any(worker => worker.State is WorkerState.AtWork or WorkerState.Idle),
            begin,
            PatienceWithWorkers);
        WaitWhile(() => true, begin, least);
    }

    private static void WaitWhile(Func<bool> condition, long begin, TimeSpan patience)
    {
        while (TimeProvider.System.GetElapsedTime(begin) < patience && condition())
            Thread.Sleep(Pause);
    }

    private static void Say(IAnsiConsole console, string line)
    {
        // A live console knows where the lines of its progress are.
        if (Terminal.IsLive(console))
            console.WriteLine(TextLines.Wrap(line, console.Profile.Width));
        else
            Terminal.WriteLine(console, line);
    }
}
