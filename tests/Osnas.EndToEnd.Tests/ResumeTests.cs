using Osnas.Search;
using Osnas.Experiments;

namespace Osnas.EndToEnd;

/// <summary>A run that was stopped or killed anywhere ends with the files of one that wasn't, byte for byte.</summary>
public sealed class ResumeTests : IDisposable
{
    private static readonly Lazy<(SortedDictionary<string, string> Files, SortedDictionary<string, string> Curves)> Undisturbed = new(() =>
    {
        using var folder = new RunFolder();
        var events = 0;
        SearchExperiment.Run(ResumeRun.Options(folder.Locate("run")), new ResumeRun.Watcher(_ => events++));
        Assert.Equal(ResumeRun.Events, events);
        return (ResumeRun.Read(folder.Locate("run")), ResumeRun.ReadCurves(folder.Locate("run")));
    });

    private readonly RunFolder _folder = new();

    private string Run => _folder.Locate("run");

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// 20 processes are killed in all: twice while the supernet is trained, in the search, while the winner is trained, and
    /// while what it is compared with is.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task IsKilledAtFiveRandomPoints(int seed)
    {
        var random = new Random(seed);
        foreach (var (phase, most) in ((string, int)[])[("supernet", 8), ("supernet", 8), ("search", 8), ("winner", 16), ("cheapest", 32)])
            await Kill(phase, after: random.Next(1, most + 1));
        AssertEndsAlike();
    }

    [Fact]
    public void StopsAtRandomPointsAndSaysHowToGoOn()
    {
        var random = new Random(5);
        for (var stop = 0; stop < 5; stop++)
        {
            using var source = new CancellationTokenSource();
            var left = random.Next(1, ResumeRun.Events / 6);
            var exception = Assert.Throws<RunStoppedException>(() => SearchExperiment.Run(
                ResumeRun.Options(Run),
                new ResumeRun.Watcher(_ =>
                {
                    if (--left == 0)
                        source.Cancel();
                }),
                source.Token));
            Assert.Equal($"The run in {Run} was stopped; the same command resumes it.", exception.Message);
        }

        AssertEndsAlike();
    }

    /// <summary>The training of a generator has no checkpoint: it begins anew, and ends alike.</summary>
    [Fact]
    public void AGeneratorThatIsStoppedInItsTrainingEndsAlike()
    {
        var undisturbed = Options("undisturbed");
        SearchExperiment.Run(undisturbed);
        foreach (var epoch in (int[])[1, 2])
        {
            using var source = new CancellationTokenSource();
            var left = epoch;
            Assert.Throws<RunStoppedException>(() => SearchExperiment.Run(
                Options("run"),
                new ResumeRun.Watcher(phase =>
                {
                    if (phase == ResumeRun.Generator && --left == 0)
                        source.Cancel();
                }),
                source.Token));
            Assert.False(File.Exists(Path.Combine(Run, RunDirectory.DecodedVectorFile)));
        }

        SearchExperiment.Run(Options("run"));
        Assert.Equal(ResumeRun.Read(undisturbed.Output), ResumeRun.Read(Run));
        Assert.Equal(ResumeRun.ReadCurves(undisturbed.Output), ResumeRun.ReadCurves(Run));

        SearchOptions Options(string name) =>
            ResumeRun.Options(_folder.Locate(name)) with
            {
                Searcher = new GeneratorOptions { Epochs = 3, BatchSize = 8, Priors = 10 },
                Baselines = 0
            };
    }

    [Fact]
    public void ARunThatIsOverIsNotDoneAgain()
    {
        var first = SearchExperiment.Run(ResumeRun.Options(Run));
        var files = ResumeRun.Read(Run);
        var events = 0;
        var watcher = new ResumeRun.Watcher(_ => events++);
        var again = SearchExperiment.Run(ResumeRun.Options(Run), watcher);

        // What is reported again are the candidates, from the journal.
        Assert.Equal(first.Candidates, events);
        Assert.Equal(first.Candidates, watcher.Known);
        Assert.Equal($"run       is finished in {Run}: nothing is left to do", watcher.Summary[^1]);
        Assert.Equal(JsonText.Write(first, OsnasJson.Default.SearchReport), JsonText.Write(again, OsnasJson.Default.SearchReport));
        Assert.Equal(files, ResumeRun.Read(Run));
    }

    /// <summary>What the report holds isn't measured again: a number that is changed there stays.</summary>
    [Fact]
    public void WhatTheReportHoldsIsNotMeasuredAgain()
    {
        var first = SearchExperiment.Run(ResumeRun.Options(Run));
        var changed = first with
        {
            Winner = first.Winner with { SupernetAccuracy = 0.125 },
            Others =
            [
                .. first.Others.Select(
                row => row with { SupernetAccuracy = 0.25, Trainings = [row.Trainings[0] with { TestAccuracy = 0.5 }] }),
            ],
        };
        new RunDirectory(Run).Write(RunDirectory.ReportFile, changed, OsnasJson.Default.SearchReport);
        File.Delete(Path.Combine(Run, RunDirectory.WeightsFile("cheapest")));
        var again = SearchExperiment.Run(ResumeRun.Options(Run));

        // Weights that are gone are trained again, and measured.
        Assert.Equal(
            first.Others[0], again.Others[0] with
            {
                Architecture = first.Others[0].Architecture,
                AlsoIs = first.Others[0].AlsoIs,
                Trainings = first.Others[0].Trainings,
            });
        Assert.Equal<double?>(
            [0.125, 0.25, 0.25], [again.Winner.SupernetAccuracy, .. again.Others.Skip(1).Select(row => row.SupernetAccuracy)]);
        Assert.All(again.Others.Skip(1), row => Assert.Equal(0.5, row.TestAccuracy));
    }

    [Fact]
    public void TheRunOfAnotherProcessIsLeftAlone()
    {
        var options = ResumeRun.Options(Run);
        IOException? refused = null;
        Assert.Throws<DyingException>(() => SearchExperiment.Run(options, new ResumeRun.Watcher(_ =>
        {
            refused = Assert.Throws<IOException>(() => SearchExperiment.Run(options));
            throw new DyingException();
        })));

        Assert.Equal($"Another run is using {Run}. Wait until it ends, or choose another folder or name.", refused!.Message);
        AssertEndsAlike();
    }

    [Fact]
    public void CurvesOfAnotherRunAreRefused()
    {
        var options = ResumeRun.Options(Run);
        Assert.Throws<DyingException>(() => SearchExperiment.Run(options, new ResumeRun.Watcher(new DyingAfter(15).Act)));
        var other = Assert.Throws<InvalidDataException>(() => SearchExperiment.Run(options with { Output = _folder.Locate("other") }));

        Assert.Equal(
            $"{Path.Combine(options.TensorBoard!, "supernet")} holds the curves of another run. Choose another folder for TensorBoard "
            + "or another name, or delete it.",
            other.Message);
    }

    [Fact]
    public void CheckpointsThatAreAskedForStay()
    {
        var options = ResumeRun.Options(Run) with { Baselines = 0, Checkpoints = new() { KeepEveryEpochs = 1, Keep = 1 } };
        Assert.Throws<DyingException>(() => SearchExperiment.Run(options, new ResumeRun.Watcher(new DyingAfter(20).Act)));

        // Which ones stay is no part of what a run is: it may change on the way.
        SearchExperiment.Run(options with { Checkpoints = new() { KeepEveryEpochs = 2 } });
        Assert.Equal(
            ["supernet/epoch-0002.checkpoint", "winner/epoch-0002.checkpoint"],
            Directory.EnumerateFiles(Path.Combine(Run, "checkpoints"), "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Path.Combine(Run, "checkpoints"), path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void MoreArchitecturesToTrustTheSupernetByAreTrainedOnDemand()
    {
        var options = ResumeRun.Options(Run);
        Assert.Equal(1, SearchExperiment.Run(options with { Baselines = 0 }).Ranking.Count);

        var trained = new HashSet<string>();
        Assert.Equal(4, SearchExperiment.Run(options, new ResumeRun.Watcher(name => trained.Add(name))).Ranking.Count);
        Assert.Equal(["cheapest", "most expensive", "random 1", "search"], trained.Order(StringComparer.Ordinal));
        AssertEndsAlike();
    }

    [Fact]
    public void WithFewerArchitecturesToCompareWithThoseThatAreTrainedStay()
    {
        var options = ResumeRun.Options(Run);
        var first = SearchExperiment.Run(options);
        var files = ResumeRun.Read(Run);
        var again = SearchExperiment.Run(options with { Baselines = 0 });

        Assert.Equal(first.Others.Count, again.Others.Count);
        Assert.Equal(files[RunDirectory.ReportFile], ResumeRun.Read(Run)[RunDirectory.ReportFile]);
    }

    [Fact]
    public void OtherOptionsAreRefusedWithTheDifference()
    {
        var options = ResumeRun.Options(Run);
        Assert.Throws<DyingException>(() => SearchExperiment.Run(options, new ResumeRun.Watcher(_ => throw new DyingException())));
        var other = Assert.Throws<InvalidDataException>(
            () => SearchExperiment.Run(options with { Model = options.Model with { Epochs = 3 } }));

        Assert.Equal(
            $"{Run} holds another run: --model-epochs (model.epochs) is 3 now and was 2. Choose another folder or name, or "
            + "delete this one.",
            other.Message);
    }

    [Fact]
    public void ASpaceThatChangedIsRefusedWithTheDifference()
    {
        var options = ResumeRun.Options(Run);
        Assert.Throws<DyingException>(() => SearchExperiment.Run(options, new ResumeRun.Watcher(_ => throw new DyingException())));
        var path = Path.Combine(Run, RunDirectory.LookUpTableFile);
        File.WriteAllText(path, File.ReadAllText(path).Replace(TinySpace.Spec.Fingerprint, "0123456789abcdef", StringComparison.Ordinal));
        var other = Assert.Throws<InvalidDataException>(() => SearchExperiment.Run(options));

        Assert.Contains(
            $"holds a run of another space: TinySpace changed, although no cost did: its fingerprint is {TinySpace.Spec.Fingerprint} now "
            + "and was 0123456789abcdef",
            other.Message,
            StringComparison.Ordinal);
    }

    /// <summary>Goes on with the run in a process that is killed after some events, from the beginning of a phase on.</summary>
    private async Task Kill(string phase, int after)
    {
        using var process = ResumeRun.Start(typeof(ResumeRun).Assembly.Location, Run);
        var errors = process.StandardError.ReadToEndAsync();
        for (var ahead = 0; ahead < ResumeRun.Ahead; ahead++)
            await process.StandardInput.WriteLineAsync();
        while (after > 0)
        {
            var line = await process.StandardOutput.ReadLineAsync() ?? $"The process ended in {phase}: {await errors}";
            Assert.Contains(line, ResumeRun.Phases);
            await process.StandardInput.WriteLineAsync();
            if (Array.IndexOf(ResumeRun.Phases, line) >= Array.IndexOf(ResumeRun.Phases, phase))
                after--;
        }

        process.Kill();
        await process.WaitForExitAsync();
        Assert.NotEqual(0, process.ExitCode);
    }

    private void AssertEndsAlike()
    {
        SearchExperiment.Run(ResumeRun.Options(Run));
        var files = ResumeRun.Read(Run);
        Assert.Equal(Undisturbed.Value.Files.Keys, files.Keys);
        Assert.All(Undisturbed.Value.Files, file => Assert.True(file.Value == files[file.Key], $"{file.Key} differs."));
        Assert.Equal(Undisturbed.Value.Curves, ResumeRun.ReadCurves(Run));
    }

    private sealed class DyingException : Exception;

    private sealed class DyingAfter(int events)
    {
        private int _left = events;

        public void Act(string phase)
        {
            if (--_left == 0)
                throw new DyingException();
        }
    }
}
