using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.EndToEnd;

/// <summary>Plans and estimates of real runs: what they count, that they write nothing and change no result.</summary>
public sealed class DryRunTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void APlanCountsEachPhaseAndWritesNothing()
    {
        var options = ResumeRun.Options(_folder.Locate("run"));

        var plan = SearchExperiment.Plan(options);

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
        Assert.False(plan.Resumes);

        // 120 images train for two epochs, in the eight steps that ResumeRun counts; 4 + 4 candidates.
        Assert.Equal(ResumeRun.Phases, plan.Estimate.Phases.Select(phase => phase.Name));
        Assert.Equal([240, 8, 240, 240, 240, 240], plan.Estimate.Phases.Select(phase => phase.Total));
        Assert.All(plan.Estimate.Phases, phase => Assert.Equal(0, phase.Done));
        Assert.All(plan.Estimate.Phases, phase => Assert.True(phase.SecondsLeft > 0));
        Assert.True(plan.Estimate.IsComplete);
        Assert.True(plan.Estimate.PeakMemoryBytes > 0);
        Assert.True(plan.Estimate.DiskBytes > 0);
    }

    [Fact]
    public void AnEstimateLeavesTheResultAsItIs()
    {
        SearchExperiment.Run(ResumeRun.Options(_folder.Locate("silent")));
        var watcher = new ResumeRun.Watcher(_ => { }) { WantsEstimate = true };
        SearchExperiment.Run(ResumeRun.Options(_folder.Locate("watched")), watcher);

        Assert.Single(watcher.Estimates);
        Assert.Equal(ResumeRun.Read(_folder.Locate("silent")), ResumeRun.Read(_folder.Locate("watched")));
    }

    [Fact]
    public void WhatIsDoneIsNotCountedAgain()
    {
        var options = ResumeRun.Options(_folder.Locate("run"));
        using var stop = new CancellationTokenSource();
        var searched = 0;
        var stopping = new ResumeRun.Watcher(phase =>
        {
            if (phase == "search" && ++searched == 5)
                stop.Cancel();
        });
        Assert.Throws<RunStoppedException>(() => SearchExperiment.Run(options, stopping, stop.Token));
        var before = ResumeRun.Read(options.Output);

        var plan = SearchExperiment.Plan(options);

        Assert.True(plan.Resumes);
        Assert.Equal(before, ResumeRun.Read(options.Output));
        Assert.Equal([240, 5, 0, 0, 0, 0], plan.Estimate.Phases.Select(phase => phase.Done));
        Assert.Equal([0, 3], plan.Estimate.Phases.Take(2).Select(phase => phase.Left));
        var fault = Assert.Throws<InvalidDataException>(() => SearchExperiment.Plan(options with { Seed = 9 }));
        Assert.Contains("holds another run", fault.Message, StringComparison.Ordinal);

        SearchExperiment.Run(options);
        var watcher = new ResumeRun.Watcher(_ => { }) { WantsEstimate = true };
        SearchExperiment.Run(options, watcher);
        Assert.Empty(watcher.Estimates);
    }

    [Fact]
    public void ASpaceOfFewerArchitecturesThanEvaluationsSaysSo()
    {
        var options = ResumeRun.Options(_folder.Locate("run")) with { Space = nameof(NineSpace), Searcher = new EvolutionOptions() };

        var plan = SearchExperiment.Plan(options);

        Assert.Contains("search    at most 9 candidates, not 330: the space has no other architecture", plan.Summary);
        Assert.Equal(9, plan.Estimate.Phases.Single(phase => phase.Name == "search").Total);
    }

    [Fact]
    public void ABudgetThatEveryArchitectureMeetsIsAWarning()
    {
        var options = ResumeRun.Options(_folder.Locate("run")) with { Space = nameof(NineSpace) };
        var range = BudgetRules.FormatRange(NineSpace.LookUpTable.Create(8, 10).GetStatistics(InfoMetric.Flops), InfoMetric.Flops);

        var plan = SearchExperiment.Plan(options with { Budget = [new(InfoMetric.Flops, AtMost: 5e9)] });

        Assert.Contains($"warning   every architecture of the space meets the budget flops<=5000000000: it has {range}", plan.Summary);
        Assert.DoesNotContain(SearchExperiment.Plan(options).Summary, line => line.StartsWith("warning", StringComparison.Ordinal));
    }

    [Fact]
    public void ATrainingHasAPlanToo()
    {
        var options = TrainRun.OnDigits(_folder.Locate("run"), epochs: 3, batchSize: 16);

        var phase = Assert.Single(TrainExperiment.Plan(options).Estimate.Phases);

        Assert.Equal(("model", 360, 3), (phase.Name, phase.Total, phase.Epochs));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    /// <summary>A first step of a few images can't be split into that many parts.</summary>
    [Fact]
    public void AnEstimateTakesAsManyPartsAsABatchHas()
    {
        var options = ResumeRun.Options(_folder.Locate("run"));

        var plan = SearchExperiment.Plan(options with
        {
            Supernet = options.Supernet with { Accumulate = 8 },
            Model = options.Model with { Accumulate = 5 },
        });

        Assert.All(plan.Estimate.Phases, phase => Assert.True(phase.SecondsLeft > 0));
        Assert.Contains("parts     8 of a batch for the supernet, 5 for the winner", plan.Summary);
        Assert.DoesNotContain(plan.Summary, line => line.StartsWith("precision", StringComparison.Ordinal));
    }
}
