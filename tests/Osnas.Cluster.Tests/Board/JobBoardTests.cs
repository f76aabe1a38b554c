using System.Text.Json;
using Osnas.Experiments;

namespace Osnas.Cluster.Tests;

/// <summary>What a search and its workers have of a board: documents instead of text, files, refusals.</summary>
public sealed class JobBoardTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-board-").FullName;
    private readonly ManualClock _clock = new();
    private readonly JobBoard _board;

    public JobBoardTests() => _board = new(new() { Folder = Path.Combine(_folder, "sent") }, _clock);

    public void Dispose()
    {
        _board.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_job_goes_to_a_worker_and_its_result_comes_back()
    {
        var job = new EvaluationJob([0, 2, 1]) { Supernet = new(new('a', 64), 10, "supernet.bin") };
        var run = _board.RunAsync(job, null, CancellationToken.None);
        Join("a");
        var offer = await AskAsync("a");
        var read = Assert.IsType<EvaluationJob>(JsonSerializer.Deserialize(offer.Job, OsnasJson.Default.Job));
        Assert.Equal(("candidate 0,2,1", job.Supernet), (read.Id, read.Supernet));
        Tell("a", offer, TestJobs.Result(0.75));
        Assert.Equal(TestJobs.Result(0.75), await run);
    }

    [Fact]
    public async Task A_training_goes_on_where_the_lost_worker_was()
    {
        var job = new TrainingJob("winner", [0], new());
        var told = new List<JobProgress>();
        _ = _board.RunAsync(job, new Relay<JobProgress>(told.Add), CancellationToken.None);
        Join("a", "b");
        var offer = await AskAsync("a");
        var checkpoint = Send(offer, "latest.checkpoint", 100);
        Renew("a", offer, new("epoch 3") { Checkpoints = [checkpoint] });
        Assert.Equal("epoch 3", Assert.Single(told).Text);
        Assert.Equal("epoch 3", _board.Status().Workers[0].Progress);

        // The coordinator's copy isn't needed any more, but the next worker's is.
        _board.Release(checkpoint);
        _clock.Advance(9);
        var next = Assert.IsType<TrainingJob>(JsonSerializer.Deserialize((await AskAsync("b")).Job, OsnasJson.Default.Job));
        Assert.Equal([checkpoint], next.Checkpoints);
        Assert.Equal(100, _board.Read(checkpoint.Hash, 0, 1000).Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_training_that_gets_further_may_lose_many_workers(bool getsFurther)
    {
        var run = _board.RunAsync(new TrainingJob("winner", [0], new()), null, CancellationToken.None);
        for (var index = 1; index <= 5 && !run.IsCompleted; index++)
        {
            var worker = FormattableString.Invariant($"worker {index}");
            Join(worker);
            var offer = await AskAsync(worker);
            if (offer.State == OfferState.Job)
                Renew(worker, offer, new("at work") { Checkpoints = [Send(offer, "latest.checkpoint", getsFurther ? index : 1)] });
            _clock.Advance(9);
        }

        Assert.Equal(getsFurther ? 0 : 1, _board.Status().FailedCount);
        if (!getsFurther)
            Assert.Equal(3, (await Assert.ThrowsAsync<JobFailedException>(() => run)).Errors.Count);
    }

    [Fact]
    public async Task Files_are_taken_for_open_jobs_only()
    {
        var run = _board.RunAsync(new EvaluationJob([0]), null, CancellationToken.None);
        Join("a");
        var offer = await AskAsync("a");
        var file = Send(offer, "a.bin", 10);
        Assert.Equal(10, new FileInfo(_board.Locate(file)).Length);
        Tell("a", offer, TestJobs.Result(1));
        await run;
        Assert.Equal(
            "The file b.bin is refused: the job that it belongs to is over.",
            Assert.Throws<InvalidDataException>(() => Send(offer, "b.bin", 20)).Message);
        _board.Release(file);
        Assert.Throws<FileNotFoundException>(() => _board.Locate(file));
    }

    [Fact]
    public async Task A_progress_that_names_a_file_that_wasnt_sent_is_an_error()
    {
        _ = _board.RunAsync(new TrainingJob("winner", [0], new()), null, CancellationToken.None);
        Join("a");
        var offer = await AskAsync("a");
        Assert.Equal(
            "The progress of the training of winner names latest.checkpoint, which wasn't sent.",
            Assert.Throws<InvalidDataException>(
                () => Renew("a", offer, new("") { Checkpoints = [new(new('a', 64), 1, "latest.checkpoint")] })).Message);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"text":"half"}""")]
    [InlineData("""{"text":"half","checkpoints":[null]}""")]
    public async Task A_progress_that_cant_be_read_is_an_error(string progress)
    {
        _ = _board.RunAsync(new EvaluationJob([0]), null, CancellationToken.None);
        Join("a");
        var offer = await AskAsync("a");
        Assert.Throws<InvalidDataException>(() => _board.Renew("a", [new(offer.Lease, progress)]));
    }

    [Fact]
    public async Task A_result_that_cant_be_read_is_an_error_of_the_worker()
    {
        var run = _board.RunAsync(new EvaluationJob([0]), null, CancellationToken.None);
        Join("a", "b");
        Assert.Equal(TellState.Taken, _board.Tell("a", (await AskAsync("a")).Lease, "{"));
        Assert.Equal(TellState.Taken, _board.Tell("b", (await AskAsync("b")).Lease, """{"result":"other"}"""));
        var exception = await Assert.ThrowsAsync<JobFailedException>(() => run);
        Assert.StartsWith(
            "The candidate 0 failed 2 times: a: the result can't be read: ", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, exception.Errors.Count);
    }

    [Fact]
    public async Task A_result_of_another_kind_or_without_its_files_is_an_error_of_the_worker()
    {
        var run = _board.RunAsync(new TrainingJob("winner", [0], new()), null, CancellationToken.None);
        Join("a", "b");
        Tell("a", await AskAsync("a"), TestJobs.Result(1));
        var result =
            new TrainingResult(new(new('a', 64), 1, "winner.bin"), null, new([], [], 0), []) { Worker = TestJobs.Order.Coordinator };
        Tell("b", await AskAsync("b"), result);
        var exception = await Assert.ThrowsAsync<JobFailedException>(() => run);
        Assert.Equal(
            "The training of winner failed 2 times: a: the result of the training of winner is that of another kind of job; "
            + "b: the result of the training of winner names winner.bin, which wasn't sent.",
            exception.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u001b[2J")]
    public void What_a_worker_says_of_itself_is_fit_to_be_shown(string name)
    {
        _board.Publish(TestJobs.Order);
        var answer = _board.Join(TestJobs.Worker("a") with { Name = name });
        Assert.Equal(JoinState.Refused, answer.State);
        Assert.True(Words.AreVisible(answer.Reason));
        Assert.All(_board.Status().Refused, worker => Assert.True(Words.AreVisible(worker.Worker)));
    }

    [Fact]
    public void Workers_join_when_there_is_an_order_and_another_version_is_refused()
    {
        Assert.Equal(new(JoinState.NotYet), _board.Join(TestJobs.Worker("a")));
        _board.Publish(TestJobs.Order);
        var answer = _board.Join(TestJobs.Worker("a"));
        Assert.Equal(JoinState.Joined, answer.State);
        Assert.Equal("Space", JsonSerializer.Deserialize(answer.Order, OsnasJson.Default.WorkOrder)!.Space);
        var refused = _board.Join(TestJobs.Worker("b") with { Version = "0.1.0" });
        Assert.Equal(
            (JoinState.Refused, $"it has Osnas 0.1.0, and the coordinator {Library.Version}: use the same version"),
            (refused.State, refused.Reason));
        Assert.Equal("it takes the jobs 'all'; there are evaluate, train, latency", _board.Join(TestJobs.Worker("c", "all")).Reason);
        _board.Refuse("a", "a", "other data");
        Assert.Equal(["b", "c", "a"], _board.Status().Refused.Select(worker => worker.Worker));
        _board.Close();
        Assert.Equal(JoinState.Over, _board.Join(TestJobs.Worker("d")).State);
    }

    [Theory]
    [InlineData("../latest.checkpoint", 1, "names '../latest.checkpoint', which is not the name of a checkpoint")]
    [InlineData("latest.checkpoint", 5, "names 5 checkpoints; at most 3 are possible")]
    public async Task A_progress_names_the_checkpoints_of_a_training(string name, int count, string fault)
    {
        _ = _board.RunAsync(new TrainingJob("winner", [0], new() { Epochs = 1 }), null, CancellationToken.None);
        Join("a");
        var offer = await AskAsync("a");
        StoredFile[] files = [.. Enumerable.Repeat(new StoredFile(new('a', 64), 1, name), count)];
        Assert.Equal(
            $"The progress of the training of winner {fault}.",
            Assert.Throws<InvalidDataException>(() => Renew("a", offer, new("") { Checkpoints = files })).Message);
    }

    [Theory]
    [InlineData(null, "says that an unknown number of 10 images are classified right")]
    [InlineData(11L, "says that 11 of 10 images are classified right")]
    public async Task A_candidate_that_is_judged_wrongly_is_an_error_of_the_worker(long? correct, string fault)
    {
        _ = _board.RunAsync(new EvaluationJob([0]) { Images = new(0, 10) }, null, CancellationToken.None);
        Join("a");
        Tell("a", await AskAsync("a"), TestJobs.Result(1) with { Correct = correct });
        AssertFailed($"the result of the candidate 0, images 0 to 9 {fault}");
    }

    [Theory]
    [InlineData(1, "has the classes of 1 test images; there are 2")]
    [InlineData(2, "names the class 9; there are those from 0 to 0")]
    public async Task Test_images_that_cant_be_are_an_error_of_the_worker(int count, string fault)
    {
        _board.Publish(TestJobs.Order with { Data = new(1, "data", [new("only", 5, 5, 2)]) });
        _ = _board.RunAsync(new TrainingJob("winner", [0], new()), null, CancellationToken.None);
        _board.Join(TestJobs.Worker("a"));
        var offer = await AskAsync("a");
        var weights = Send(offer, "winner.bin", 10);
        var test = new TestResult([.. Enumerable.Repeat(9, count)], [.. Enumerable.Repeat(0.5f, count)], 0);
        Tell("a", offer, new TrainingResult(weights, null, test, []) { Worker = TestJobs.Order.Coordinator });
        AssertFailed($"the result of the training of winner {fault}");
    }

    [Fact]
    public async Task A_result_that_doesnt_say_what_computed_it_is_an_error_of_the_worker()
    {
        _ = _board.RunAsync(new EvaluationJob([0]), null, CancellationToken.None);
        Join("a");
        _board.Tell("a", (await AskAsync("a")).Lease, """{"result":"evaluation","fitness":1,"worker":{}}""");
        Assert.Equal(1, _board.Status().Workers.Single().Failed);
    }

    [Fact]
    public async Task What_a_job_sent_and_never_named_is_deleted_with_it()
    {
        using var cancellation = new CancellationTokenSource();
        var run = _board.RunAsync(new TrainingJob("winner", [0], new()), null, cancellation.Token);
        Join("a");
        var offer = await AskAsync("a");
        var (named, other) = (Send(offer, "latest.checkpoint", 10), Send(offer, "best.checkpoint", 20));
        Renew("a", offer, new("epoch 1") { Checkpoints = [named] });
        await cancellation.CancelAsync();
        var last = Send(offer, "latest.checkpoint", 30);
        Renew("a", offer, new("stopped") { Checkpoints = [last] });
        _board.Leave("a");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Throws<FileNotFoundException>(() => _board.Locate(other));
        Assert.Equal((10, 30), (new FileInfo(_board.Locate(named)).Length, new FileInfo(_board.Locate(last)).Length));
    }

    [Fact]
    public void What_an_earlier_process_left_is_deleted_when_the_run_has_begun()
    {
        var left = Path.Combine(_folder, "left", "file");
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        File.WriteAllText(left, "of another process");
        using (new JobBoard(new() { Folder = Path.Combine(_folder, "left") }, _clock))
        {
            // The run has another process: this one ends before it begins.
        }

        Assert.True(File.Exists(left));
        File.WriteAllText(Path.Combine(_folder, "weights.bin"), "of the run");
        using (var board = new JobBoard(new() { Folder = Path.Combine(_folder, "left") }, _clock))
        {
            board.Share(Path.Combine(_folder, "weights.bin"));
            Assert.False(File.Exists(left));
        }
    }

    private void AssertFailed(string error)
    {
        Assert.Equal(1, _board.Status().Workers.Single().Failed);
        _board.Tell("a", _board.AskAsync("a", TimeSpan.Zero, CancellationToken.None).GetAwaiter().GetResult().Lease, "{");
        Assert.Equal(error, Assert.Single(_board.Status().Failed).Errors[0].Error);
    }

    private void Join(params string[] workers)
    {
        _board.Publish(TestJobs.Order);
        foreach (var worker in workers)
            Assert.Equal(JoinState.Joined, _board.Join(TestJobs.Worker(worker)).State);
    }

    private Task<JobOffer> AskAsync(string worker) => _board.AskAsync(worker, TimeSpan.Zero, CancellationToken.None);

    private void Renew(string worker, JobOffer offer, JobProgress progress) =>
        _board.Renew(worker, [new(offer.Lease, JsonSerializer.Serialize(progress, OsnasJson.Default.JobProgress))]);

    private void Tell(string worker, JobOffer offer, JobResult result) =>
        Assert.Equal(TellState.Taken, _board.Tell(worker, offer.Lease, JsonSerializer.Serialize(result, OsnasJson.Default.JobResult)));

    private StoredFile Send(JobOffer offer, string name, int length)
    {
        File.WriteAllBytes(Path.Combine(_folder, name), new byte[length]);
        var file = StoredFile.Of(Path.Combine(_folder, name));
        _board.Write(new(offer.Lease, file.Hash, file.Length, file.Name, 0, new byte[length]));
        return file;
    }
}
