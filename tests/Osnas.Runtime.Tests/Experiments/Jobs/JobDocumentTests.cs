using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Runtime.Tests;

/// <summary>What travels between a search and its workers.</summary>
public sealed class JobDocumentTests
{
    private static readonly StoredFile Weights = new(new('a', 64), 12, "supernet.dat");

    private static readonly WorkerDocument Worker = new(new("cpu", "AMD EPYC"), new(4, "AVX2"));

    [Fact]
    public void Jobs_are_the_same_after_a_journey()
    {
        Job[] jobs =
        [
            new EvaluationJob([0, 2, 1]) { Supernet = Weights, Images = new(10, 20) },
            new TrainingJob("random 1 #2", [1], new() { Epochs = 3, KeepBest = true, Seed = 7 })
            {
                Supernet = Weights, Teacher = [2], Checkpoints = [Weights],
            },
            new LatencyJob("laptop", new ImageSize(8, 6), 10, new() { BatchSize = 2, Threads = 1 }),
        ];

        foreach (var job in jobs)
        {
            var text = JsonText.WriteLine(job, OsnasJson.Default.Job);
            var read = JsonText.Parse("a job", text, OsnasJson.Default.Job);
            Assert.Equal((job.GetType(), job.Id, job.Kind, job.OnlyWorker), (read.GetType(), read.Id, read.Kind, read.OnlyWorker));
            Assert.Equal(text, JsonText.WriteLine(read, OsnasJson.Default.Job));
        }

        Assert.Equal(
            ["candidate 0,2,1, images 10 to 29", "training of random 1 #2", "latency on laptop"], jobs.Select(job => job.Id));
    }

    /// <summary>Numbers come back bit for bit.</summary>
    [Fact]
    public void Results_and_progress_are_the_same_after_a_journey()
    {
        var step = new TrainingStep(2, 3, 40, 50, 0.1 + 0.2, 1.0 / 3, 1e-300) { ValidationAccuracy = 2.0 / 3 };
        JobResult[] results =
        [
            new EvaluationResult(1.0 / 3) { Worker = Worker },
            new EvaluationResult(0.5) { Correct = 5, Worker = Worker },
            new TrainingResult(Weights, 0.1, new([1, 0], [0.1f, 1f / 3], 1), [step]) { Worker = Worker, Notes = ["waited"] },
        ];

        foreach (var result in results)
        {
            var text = JsonText.WriteLine(result, OsnasJson.Default.JobResult);
            var read = JsonText.Parse("a result", text, OsnasJson.Default.JobResult);
            Assert.Equal((result.GetType(), Worker), (read.GetType(), read.Worker));
            Assert.Equal(text, JsonText.WriteLine(read, OsnasJson.Default.JobResult));
            if (result is not TrainingResult training)
                continue;
            Assert.Equal(training.History, ((TrainingResult)read).History);
            Assert.Equal(training.Test.Probabilities, ((TrainingResult)read).Test.Probabilities);
        }

        var progress = new JobProgress("half") { Step = step, Checkpoints = [Weights] };
        var text2 = JsonText.WriteLine(progress, OsnasJson.Default.JobProgress);
        var again = JsonText.Parse("a progress", text2, OsnasJson.Default.JobProgress);
        Assert.Equal((progress.Text, progress.Step), (again.Text, again.Step));
        Assert.Equal(progress.Checkpoints, again.Checkpoints);
    }

    /// <summary>What comes from outside names its kind by a word; no other word creates anything.</summary>
    [Theory]
    [InlineData("""{"job":"System.Diagnostics.Process","architecture":[0]}""")]
    [InlineData("""{"architecture":[0]}""")]
    public void Other_kinds_of_jobs_cant_be_read(string text) => Assert.ThrowsAny<Exception>(
        () => JsonText.Parse("a job", text, OsnasJson.Default.Job));

    [Fact]
    public void A_training_goes_on_from_the_last_checkpoint_that_was_told()
    {
        var job = new TrainingJob("winner", [0], new());

        Assert.Same(job, job.Continue(new("begun")));
        Assert.Equal([Weights], Assert.IsType<TrainingJob>(job.Continue(new("later") { Checkpoints = [Weights] })).Checkpoints);
    }

    [Fact]
    public void A_file_with_another_content_is_not_copied()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["one"], "abc");
        var file = StoredFile.Of(folder["one"]);

        // FIPS 180-2, appendix B.1.
        Assert.Equal(("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3, "one"), (file.Hash, file.Length, file.Name));
        file.CopyTo(folder["copy"], folder["one"]);
        Assert.Equal("abc", File.ReadAllText(folder["copy"]));

        File.WriteAllText(folder["one"], "abd");
        Assert.Contains("isn't the one that was sent", Assert.Throws<InvalidDataException>(
            () => file.CopyTo(folder["copy"], folder["one"])).Message, StringComparison.Ordinal);
        Assert.Equal("abc", File.ReadAllText(folder["copy"]));
        Assert.Equal(["copy", "one"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    /// <summary>Files are written inside the folder of the run only.</summary>
    [Theory]
    [InlineData("../winner.dat")]
    [InlineData("epoch-../../x.checkpoint")]
    [InlineData("epoch-1.checkpoint\n")]
    [InlineData("/etc/passwd")]
    [InlineData("config.json")]
    [InlineData("")]
    public void Only_checkpoints_have_a_place_among_checkpoints(string name) => Assert.EndsWith(
        "' is not the name of a checkpoint.",
        Assert.Throws<InvalidDataException>(() => TrainingCheckpoints.PathOf("folder", name)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("latest.checkpoint")]
    [InlineData("best.dat")]
    [InlineData("epoch-0012.checkpoint")]
    public void Checkpoints_have_their_place(string name) =>
        Assert.Equal(Path.Combine("folder", name), TrainingCheckpoints.PathOf("folder", name));
}
