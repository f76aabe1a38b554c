using System.Collections.Concurrent;
using System.Text.Json;
using Osnas.Experiments;

namespace Osnas.Cluster.Tests;

/// <summary>A board that many threads use at the same time.</summary>
public sealed class JobBoardThreadTests : IDisposable
{
    private const int Workers = 8;
    private const int Jobs = 1000;
    private const int InFlight = 16;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"osnas-{Guid.NewGuid():N}");
    private readonly ConcurrentDictionary<string, int> _done = [];

    public void Dispose() => Assert.False(Directory.Exists(_folder));

    [Fact]
    public async Task Each_job_is_done_once_and_has_its_own_result()
    {
        using var board = new JobBoard(new() { Folder = _folder }, TimeProvider.System);
        board.Publish(TestJobs.Order);
        var workers = Enumerable.Range(0, Workers).Select(index => Task.Run(() => TryWorkAsync(board, index))).ToArray();
        using var places = new SemaphoreSlim(InFlight);
        var jobs = Enumerable.Range(0, Jobs).Select(index => RunAsync(board, places, index)).ToArray();
        Assert.Equal(Enumerable.Range(0, Jobs).Select(index => (double)index), await Task.WhenAll(jobs));
        Assert.All(_done.Values, count => Assert.Equal(1, count));
        Assert.Equal((Jobs, 0, 0), (board.Status().Candidates, board.Status().JobsAtWork, board.Status().TooLate));
        board.Close();
        await Task.WhenAll(workers);
    }

    private static async Task<double> RunAsync(JobBoard board, SemaphoreSlim places, int index)
    {
        await places.WaitAsync();
        var result = Assert.IsType<EvaluationResult>(await board.RunAsync(new EvaluationJob([index]), null, CancellationToken.None));
        places.Release();
        return result.Fitness;
    }

    /// <summary>A worker that throws ends the run: nobody waits for it without end.</summary>
    private async Task TryWorkAsync(JobBoard board, int index)
    {
        try
        {
            await WorkAsync(board, index);
        }
        catch
        {
            board.Close();
            throw;
        }
    }

    private async Task WorkAsync(JobBoard board, int index)
    {
        var name = FormattableString.Invariant($"worker {index}");
        board.Join(TestJobs.Worker(name));
        while (await board.AskAsync(name, TimeSpan.FromSeconds(1), CancellationToken.None) is var offer && offer.State != OfferState.Over)
        {
            if (offer.State != OfferState.Job)
                continue;
            var job = (EvaluationJob)JsonSerializer.Deserialize(offer.Job, OsnasJson.Default.Job)!;
            board.Renew(name, [new(offer.Lease, """{"text":"at work","checkpoints":[]}""")]);
            _done.AddOrUpdate(job.Id, 1, (_, count) => count + 1);
            board.Tell(name, offer.Lease, JsonSerializer.Serialize(TestJobs.Result(job.Architecture[0]), OsnasJson.Default.JobResult));
        }
    }
}
