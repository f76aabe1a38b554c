using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Osnas.Cluster;
using Osnas.Experiments;
using Osnas.Samples;

namespace Osnas.Benchmarks;

/// <summary>How much is measured.</summary>
internal sealed record MeasurementOptions(int Workers, int Processes, int Candidates, int Rounds, string Output);

/// <summary>Candidates that a number of workers evaluated.</summary>
/// <param name="Count">Their number.</param>
/// <param name="Seconds">The time from the first to the last.</param>
/// <param name="ProcessorSeconds">The time of the coordinator's processor.</param>
/// <param name="Heap">The coordinator's live objects after a tenth, a half and all of them, in MB.</param>
internal sealed record Run(int Count, double Seconds, double ProcessorSeconds, IReadOnlyList<double> Heap)
{
    public double PerSecond => Count / Seconds;
}

/// <summary>A coordinator in this process, and its workers in others.</summary>
internal sealed class Measurement : IDisposable
{
    private const double Megabyte = 1 << 20;

    private readonly MeasurementOptions _options;
    private readonly NasBenchRow[] _truth;
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-cluster-").FullName;
    private readonly ConcurrentQueue<string> _told = [];

    private Measurement(MeasurementOptions options)
    {
        _options = options;
        _truth = [.. NasBenchTable.Read(Path.Combine(AppContext.BaseDirectory, "nas-bench-macro.csv.gz")).Rows];
    }

    public static async Task<int> RunAsync(MeasurementOptions options, CancellationToken cancellation)
    {
        using var measurement = new Measurement(options);
        var report = await measurement.MeasureAsync(cancellation).ConfigureAwait(false);
        Console.Write(report);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Output))!);
        await File.WriteAllTextAsync(options.Output, report, cancellation).ConfigureAwait(false);
        return 0;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> MeasureAsync(CancellationToken cancellation)
    {
        var local = await MeasureLocalAsync(cancellation).ConfigureAwait(false);
        var busy = await MeasureClusterAsync(1000, _options.Workers * _options.Rounds, cancellation).ConfigureAwait(false);
        var idle = await MeasureClusterAsync(0, _options.Candidates, cancellation).ConfigureAwait(false);
        return Describe(local, busy, idle, MeasureJournal());
    }

    /// <summary>A coordinator, and workers whose candidates take some time.</summary>
    private async Task<Run> MeasureClusterAsync(int milliseconds, int count, CancellationToken cancellation)
    {
        using var board = CreateBoard();
        var endpoint = new IPEndPoint(IPAddress.Loopback, FindPort());
        var options = new SiloOptions { Listen = endpoint, Advertise = endpoint.Address, Secret = new(null) };
        await using (await ClusterSilo.StartAsync(options, board, new(null), (_, _) => { }, cancellation).ConfigureAwait(false))
        {
            Process[] processes = [.. Enumerable.Range(0, _options.Processes).Select(index => Start(endpoint.Port, index, milliseconds))];
            var run = await EvaluateAsync(board, count, cancellation).ConfigureAwait(false);
            board.Close();
            foreach (var process in processes)
            {
                await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
                process.Dispose();
            }

            return run;
        }
    }

    private JobBoard CreateBoard()
    {
        var board = new JobBoard(new() { Folder = Path.Combine(_folder, "sent"), InFlight = _options.Workers }, TimeProvider.System);
        board.Publish(new(
            Library.Version,
            "none",
            "NasBenchMacro",
            "none",
            null,
            new(new("cpu"), new(1, "none")),
            JsonDocument.Parse("{}").RootElement));
        return board;
    }

    /// <summary>The same jobs without a network: workers that call the board itself.</summary>
    private async Task<Run> MeasureLocalAsync(CancellationToken cancellation)
    {
        using var board = CreateBoard();
        var truth = _truth.ToDictionary(row => row.Architecture.ToString(), row => row.Mean);
        var workers = Enumerable.Range(0, _options.Workers).Select(index => Task.Run(
            async () =>
            {
                var card = new WorkerCard($"{index}", "local", Library.Version, "none", 1, []);
                board.Join(card);
                while (await board.AskAsync(card.Id, TimeSpan.FromSeconds(2), cancellation).ConfigureAwait(false) is var offer
                    && offer.State != OfferState.Over)
                {
                    if (offer.State != OfferState.Job)
                        continue;
                    var job = (EvaluationJob)JsonSerializer.Deserialize(offer.Job, OsnasJson.Default.Job)!;
                    var result = new EvaluationResult(truth[string.Join(',', job.Architecture)])
                    {
                        Worker = new(new("cpu"), new(1, "none")),
                        Correct = 0, // of the images that make each job another one
                    };
                    board.Tell(card.Id, offer.Lease, JsonText.WriteLine(result, OsnasJson.Default.JobResult));
                }
            },
            cancellation)).ToArray();
        var run = await EvaluateAsync(board, _options.Candidates, cancellation).ConfigureAwait(false);
        board.Close();
        await Task.WhenAll(workers).ConfigureAwait(false);
        return run;
    }

    /// <summary>The lines of candidates.csv alone.</summary>
    private double MeasureJournal()
    {
        var journal = new LineJournal(Path.Combine(_folder, "candidates.csv"), "index,accuracy,flops,params,architecture");
        var watch = Stopwatch.StartNew();
        for (var index = 0; index < _options.Candidates; index++)
            journal.Add(string.Create(CultureInfo.InvariantCulture, $"{index},0.9,40000000,2000000,\"{_truth[0].Architecture}\""));
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Has candidates evaluated, as many at a time as there are workers, and compares each with the truth.</summary>
    private async Task<Run> EvaluateAsync(JobBoard board, int count, CancellationToken cancellation)
    {
        while (board.Status().Workers.Count(worker => worker.State == WorkerState.Idle) < _options.Workers)
            await Task.Delay(100, cancellation).ConfigureAwait(false);
        var process = Process.GetCurrentProcess();
        var (processor, watch, next, done) = (process.TotalProcessorTime, Stopwatch.StartNew(), -1, 0);
        var heap = new ConcurrentQueue<double>();
        await Task.WhenAll(Enumerable.Range(0, _options.Workers).Select(_ => Task.Run(EvaluateNextAsync, cancellation)))
            .ConfigureAwait(false);
        process.Refresh();
        return new(count, watch.Elapsed.TotalSeconds, (process.TotalProcessorTime - processor).TotalSeconds, [.. heap]);

        async Task EvaluateNextAsync()
        {
            while (Interlocked.Increment(ref next) is var index && index < count)
            {
                var row = _truth[index % _truth.Length];

                // There are more candidates than architectures: those of each round are another part of the images.
                var job = new EvaluationJob([.. row.Architecture]) { Images = new(index / _truth.Length, 1) };
                var result = await board.RunAsync(job, null, cancellation).ConfigureAwait(false);
                if (result is not EvaluationResult { Fitness: var fitness } || fitness != row.Mean)
                    throw new InvalidOperationException($"The accuracy of {row.Architecture} is {row.Mean}, and not that of {result}.");
                if (Interlocked.Increment(ref done) is var number && (number == count / 10 || number == count / 2 || number == count))
                    heap.Enqueue(GC.GetTotalMemory(forceFullCollection: true) / Megabyte);
            }
        }
    }

    private Process Start(int port, int index, int milliseconds)
    {
        var count = ((_options.Workers * (index + 1)) / _options.Processes) - ((_options.Workers * index) / _options.Processes);
        var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                typeof(Measurement).Assembly.Location,
                "work",
                "--port",
                $"{port}",
                "--count",
                $"{count}",
                "--milliseconds",
                $"{milliseconds}",
            ])
        {
            RedirectStandardOutput = true,
        })!;
        process.OutputDataReceived += (_, line) => _told.Enqueue(line.Data ?? string.Empty);
        process.BeginOutputReadLine();
        return process;
    }

    private static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string Describe(Run local, Run busy, Run idle, double journal)
    {
        // Each worker tells what it did; of those whose candidates take a second, how much of its time that was.
        double[] shares =
        [
            .. _told.Select(line => line.Split(' ')).Where(parts => parts.Length == 2)
                .Select(parts => (Done: Number(parts[0]), Seconds: Number(parts[1])))
                .Where(told => told.Done > 0 && told.Seconds >= told.Done)
                .Select(told => told.Done / told.Seconds)
                .Order(),
        ];
        var text = new StringBuilder();
        var machine = $"{Processor.Name}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}";
        Line($"{DateTime.UtcNow:yyyy-MM-dd}, {machine}");
        Line($"{_options.Workers} workers in {_options.Processes} processes beside the coordinator");
        Line($"");
        Line($"| | |");
        Line($"|---|---|");
        Line($"| candidates of 1 s | {busy.Count} in {busy.Seconds:0.0} s |");
        Line($"| share of a worker's time that is work, mean | {shares.Average():0.0 %} |");
        Line($"| share of a worker's time that is work, worst worker | {shares[0]:0.0 %} |");
        Line($"| processor use of the coordinator for candidates of 1 s | {busy.ProcessorSeconds / busy.Seconds:0.0 %} of a core |");
        Line($"| candidates of 0 s | {idle.Count} in {idle.Seconds:0.0} s: {idle.PerSecond:0} a second |");
        Line($"| processor time of the coordinator for each of them | {1000 * idle.ProcessorSeconds / idle.Count:0.00} ms |");
        Line($"| messages (a request, a result, their answers) | {4 * idle.PerSecond:0} a second |");
        Line($"| coordinator's live objects after a tenth, a half, all of them | {Join(idle.Heap)} MB |");
        Line($"| the same candidates without a network | {local.PerSecond:0} a second |");
        Line($"| lines of candidates.csv alone | {_options.Candidates / journal:0} a second |");
        return text.ToString();

        void Line(FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');

        static double Number(string part) => double.Parse(part, CultureInfo.InvariantCulture);

        static string Join(IEnumerable<double> numbers) =>
            string.Join(", ", numbers.Select(number => number.ToString("0.0", CultureInfo.InvariantCulture)));
    }
}
