using System.Globalization;
using System.Text.Json;
using Osnas.Cluster;
using Osnas.Experiments;
using Osnas.Samples;
using Osnas.Search;

namespace Osnas.Benchmarks;

/// <summary>
/// Workers that evaluate a candidate by waiting and then looking its accuracy up. Each has a connection and a heartbeat of its
/// own, as a worker on another machine.
/// </summary>
internal static class SimulatedWorkers
{
    private static readonly WorkerDocument Machine = new(new("cpu"), new(1, "none"));

    /// <summary>Works until the run is over. Each worker writes how many candidates it did, and in how many seconds.</summary>
    public static async Task RunAsync(int port, int count, int milliseconds, CancellationToken cancellation)
    {
        var truth = NasBenchTable.Read(Path.Combine(AppContext.BaseDirectory, "nas-bench-macro.csv.gz")).EvaluateMean();
        var options = new JoinOptions
        {
            Place = ClusterPlace.Parse(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}")),
            Secret = new(null),
        };
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => WorkAsync(options, truth, milliseconds, cancellation)))
            .ConfigureAwait(false);
    }

    private static async Task WorkAsync(JoinOptions options, IEvaluator truth, int milliseconds, CancellationToken cancellation)
    {
        await using var link = new ClusterLink(options, _ => { }, cancellation);
        var card = new WorkerCard($"{Guid.NewGuid():N}", "simulated", Library.Version, "none", 1, []);
        while (await link.CallAsync(board => board.JoinAsync(card)).ConfigureAwait(false) is var answer && answer.State != JoinState.Over)
        {
            if (answer.State == JoinState.Joined)
                await DoAsync(link, card.Id, truth, milliseconds, cancellation).ConfigureAwait(false);
            else
                await Task.Delay(100, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task DoAsync(ClusterLink link, string id, IEvaluator truth, int milliseconds, CancellationToken cancellation)
    {
        using var heartbeat = new Heartbeat(link, id, _ => { }, Heartbeat.Interval);
        var (done, begin, end) = (0, 0L, 0L);
        while (await link.CallAsync(board => board.AskAsync(id)).ConfigureAwait(false) is var offer
            && offer.State is OfferState.Job or OfferState.Nothing)
        {
            if (offer.State == OfferState.Nothing)
                continue;
            using var held = new HeldLease(offer.Lease, cancellation);
            heartbeat.Hold(held);
            begin = begin == 0 ? TimeProvider.System.GetTimestamp() : begin;
            if (milliseconds > 0)
                await Task.Delay(milliseconds, cancellation).ConfigureAwait(false);
            var job = (EvaluationJob)JsonSerializer.Deserialize(offer.Job, OsnasJson.Default.Job)!;
            var result = new EvaluationResult(truth.Evaluate(new Architecture(job.Architecture))) { Worker = Machine, Correct = 0 };
            var text = JsonText.WriteLine(result, OsnasJson.Default.JobResult);
            await link.CallAsync(board => board.TellAsync(id, offer.Lease, text)).ConfigureAwait(false);
            heartbeat.Release();
            end = TimeProvider.System.GetTimestamp();
            done++;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{done} {TimeProvider.System.GetElapsedTime(begin, end).TotalSeconds:R}"));
    }
}
