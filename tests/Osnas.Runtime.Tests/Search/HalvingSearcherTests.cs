using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class HalvingSearcherTests : IDisposable
{
    private const int Images = 83;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>By hand: with n architectures and 4 rungs, n/8 + n/2 * 1/8 + n/4 * 1/4 + n/8 * 1/2.</summary>
    [Theory]
    [InlineData(330, 4, 5000, new[] { 1056, 528, 264, 132 }, 330)]
    [InlineData(50, 4, 5000, new[] { 160, 80, 40, 20 }, 50)]
    [InlineData(3, 4, 5000, new[] { 11, 5, 2, 1 }, 3)]
    [InlineData(2, 4, 5000, new[] { 4, 2, 1 }, 2)]
    [InlineData(1, 4, 5000, new[] { 1 }, 1)]
    [InlineData(100, 1, 5000, new[] { 100 }, 100)]
    [InlineData(330, 4, 400, new[] { 400, 200 }, 300)]
    [InlineData(330, 4, 300, new[] { 300 }, 300)]
    public void The_cost_decides_the_rungs(int evaluations, int rungs, int available, int[] sizes, double cost)
    {
        var plan = HalvingPlan.Of(evaluations, rungs, available);

        Assert.Equal(sizes, Enumerable.Range(0, plan.Rungs).Select(plan.SizeOf));
        Assert.Equal(sizes.Sum(), plan.Evaluations);
        Assert.Equal(cost, plan.Cost);
    }

    /// <summary>No other number of architectures, one more or fewer rungs aside, uses more of what the search may cost.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void No_more_architectures_fit(int rungs)
    {
        for (var evaluations = 20; evaluations < 200; evaluations++)
        {
            var plan = HalvingPlan.Of(evaluations, rungs, int.MaxValue);

            Assert.InRange(evaluations, plan.Cost, (plan with { Architectures = plan.Architectures + 1 }).Cost - 1e-9);
        }
    }

    /// <summary>
    /// All that the options allow, where few architectures meet the budget: the last rung, which has all images, has one.
    /// </summary>
    [Fact]
    public void No_rung_is_empty_and_none_costs_too_much()
    {
        for (var rungs = 1; rungs <= 10; rungs++)
        {
            for (var evaluations = 1; evaluations <= 40; evaluations++)
            {
                for (var available = 1; available <= 600; available++)
                {
                    var plan = HalvingPlan.Of(evaluations, rungs, available);

                    if (plan.SizeOf(plan.Rungs - 1) == 0 || plan.Cost > evaluations || plan.Architectures > available)
                        Assert.Fail($"{evaluations} evaluations, {rungs} rungs, {available} available: {plan}");
                }
            }
        }
    }

    [Fact]
    public void A_plan_is_told_in_words()
    {
        Assert.Equal(
            "1056 candidates on 1/8 of the validation images, 528 on 1/4, 264 on 1/2, 132 on all",
            HalvingPlan.Of(330, 4, 5000).ToString());
        Assert.Equal("1 candidate on all validation images", HalvingPlan.Of(1, 4, 5000).ToString());
        Assert.Equal(
            "The first of 4 rungs judges candidates on 1/8 of 7 validation images, which is less than one image. Use fewer rungs, or "
            + "more validation images.",
            Assert.Throws<ArgumentException>(() => HalvingPlan.Of(330, 4, 5000).CheckImages(7)).Message);
        HalvingPlan.Of(330, 4, 5000).CheckImages(8);
    }

    /// <summary>Candidates have accuracies on all images; what the others cost is counted image by image.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void No_image_is_judged_twice_and_each_counts(int inFlight)
    {
        var evaluator = Evaluator();
        var steps = new List<SearchStep>();
        var result = SearchRun.Run(Create(evaluations: 40), evaluator, new Report<SearchStep>(steps.Add), inFlight);

        // 128, 64, 32 and 16 architectures on the first 10, 20, 41 and all of 83 images.
        Assert.Equal((16, 112), (result.Candidates.Count, result.Partial));
        Assert.Equal((128 * 10) + (64 * 10) + (32 * 21) + (16 * 42), evaluator.Judged.Count);
        Assert.Equal((double)evaluator.Judged.Count / Images, result.Cost, 12);
        Assert.True(result.Cost <= 40);
        Assert.Distinct(evaluator.Judged);
        Assert.Equal(240, steps.Count);
        Assert.Equal((240, 240, 1.0, result.Cost), (steps[^1].Evaluated, steps[^1].Total, steps[^1].Share, steps[^1].Cost));
        Assert.Equal((0.125, 128 * 10.0 / Images), (steps[127].Share, steps[127].Cost));
        Assert.Equal(result.Best, steps[^1].Best);
        Assert.All(
            result.Candidates,
            candidate => Assert.Equal(Evaluator().Evaluate(candidate.Architecture), candidate.Fitness));
    }

    /// <summary>The better half of each rung goes on; of equals, those that were drawn first.</summary>
    [Fact]
    public void The_better_half_goes_on()
    {
        var steps = new List<SearchStep>();
        SearchRun.Run(Create(evaluations: 40), Evaluator(), new Report<SearchStep>(steps.Add));
        var rungs = steps.GroupBy(step => step.Share).Select(rung => rung.Select(step => step.Last).ToArray()).ToArray();

        Assert.Equal([128, 64, 32, 16], rungs.Select(rung => rung.Length));
        foreach (var (rung, next) in rungs.Zip(rungs.Skip(1)))
        {
            var passed = next.Select(evaluation => evaluation.Architecture).ToHashSet();
            var worst = rung.Where(evaluation => passed.Contains(evaluation.Architecture)).Min(evaluation => evaluation.Fitness);

            Assert.All(rung.Where(evaluation => evaluation.Fitness > worst), better => Assert.Contains(better.Architecture, passed));
        }
    }

    [Fact]
    public void The_seed_decides_everything()
    {
        Assert.Equal(Search(1).Candidates, Search(1).Candidates);
        Assert.NotEqual(Search(1).Candidates, Search(2).Candidates);

        SearchResult Search(int seed) => SearchRun.Run(Create(evaluations: 40, seed), Evaluator());
    }

    /// <summary>18 architectures: all of them in whole evaluations, if they cost less than the search may.</summary>
    [Fact]
    public void A_small_space_is_judged_on_all_images()
    {
        var result = SearchRun.Run(
            new HalvingSearcher(Budgets.Sampler(Budgets.Tiny), new() { Evaluations = 50 }, seed: 1),
            new SyntheticFitness(Budgets.Tiny.ModelCfgShape, 1));

        Assert.InRange(result.Candidates.Count, 12, 18);
        Assert.Equal((0, result.Candidates.Count), (result.Partial, result.Cost));
    }

    [Fact]
    public async Task Who_cannot_judge_a_part_says_so()
    {
        Assert.Equal(
            "SyntheticFitness judges an architecture on all images, but the search strategy asks for a share of them. Choose another "
            + "strategy, or implement IPartialEvaluator.",
            Assert.Throws<NotSupportedException>(
                () => SearchRun.Run(Create(evaluations: 40), new SyntheticFitness(Budgets.FBNetS.ModelCfgShape, 1))).Message);
        Assert.Equal(
            "HalvingSearcher asks for a share of the validation images, and evaluations in parallel judge all of them. Use SearchRun.Run.",
            (await Assert.ThrowsAsync<NotSupportedException>(
                () => SearchRun.RunAsync(Create(evaluations: 40), (_, _) => Task.FromResult(1.0), workers: 2))).Message);
    }

    /// <summary>An architecture that was judged on all images isn't judged on a part of them once more.</summary>
    [Fact]
    public void A_share_after_all_images_costs_nothing()
    {
        var evaluator = Evaluator();
        var (first, second) = (new Architecture(0, 2, 1), new Architecture(1, 0, 1));
        var searcher = new Script([first], [first, second], [second], [first, second]) { Shares = [1, 0.25, 0.5, 1] };
        var result = SearchRun.Run(searcher, evaluator);

        Assert.Distinct(evaluator.Judged);
        Assert.Equal((2 * Images, 2.0), (evaluator.Judged.Count, result.Cost));
        Assert.Equal(
            Enumerable.Repeat(Evaluator().Evaluate(first), 3),
            searcher.Told.SelectMany(told => told).Where(evaluation => evaluation.Architecture.Equals(first))
                .Select(evaluation => evaluation.Fitness));
    }

    /// <summary>The files of the run end as those of one that wasn't stopped, and no image is judged twice.</summary>
    [Fact]
    public void A_stopped_run_resumes_with_the_same_files()
    {
        var evaluator = Evaluator();
        SearchRun.Run(Create(evaluations: 10), Journal("whole", evaluator));
        Assert.Equal(5, File.ReadAllLines(_folder["whole.csv"]).Length);
        Assert.Equal(61, File.ReadAllLines(_folder["whole-partial.csv"]).Length);

        var stopped = Evaluator();
        foreach (var stop in (int[])[1, 31, 40, 57, 59])
        {
            using var source = new CancellationTokenSource();
            var progress = new Report<SearchStep>(step => { if (step.Evaluated == stop) source.Cancel(); });
            Assert.Throws<OperationCanceledException>(
                () => SearchRun.Run(Create(evaluations: 10), Journal("stopped", stopped), progress, cancellation: source.Token));
        }

        // Killed between the last part of a candidate and its line.
        var lines = File.ReadAllLines(_folder["stopped.csv"]);
        File.WriteAllLines(_folder["stopped.csv"], lines[..^1]);
        SearchRun.Run(Create(evaluations: 10), Journal("stopped", stopped));

        Assert.Equal(File.ReadAllText(_folder["whole.csv"]), File.ReadAllText(_folder["stopped.csv"]));
        Assert.Equal(File.ReadAllText(_folder["whole-partial.csv"]), File.ReadAllText(_folder["stopped-partial.csv"]));
        Assert.Equal(evaluator.Judged, stopped.Judged);
    }

    [Theory]
    [InlineData("0,10,11,\"0,2,1\"", "'0,10,11,\"0,2,1\"' is not a part of the images")]
    [InlineData("0,10,-1,\"0,2,1\"", "'0,10,-1,\"0,2,1\"' is not a part of the images")]
    [InlineData("0,10,\"0,2,1\"", "'0,10,\"0,2,1\"' is not a part of the images")]
    [InlineData("0,10,9,\"0,2,9\"", "layer 2 chooses candidate 9")]
    [InlineData("0,10,9,\"0,2,1\"\n0,10,8,\"0,2,1\"", "0,2,1 appears twice")]
    public void A_line_that_is_no_part_is_refused(string lines, string message)
    {
        File.WriteAllText(_folder["partial.csv"], $"start,end,correct,architecture\n{lines}\n");

        Assert.Contains(
            message,
            Assert.Throws<InvalidDataException>(() => new PartialJournal(_folder["partial.csv"], TinySpace.Spec)).Message,
            StringComparison.Ordinal);
    }

    // An architecture is right on an image more often the greater the sum of its choices is.
    private static JudgedImages Evaluator() => new(Images, (architecture, image) =>
        new Random((image * 7919) + architecture.Aggregate(17, (hash, choice) => unchecked((hash * 31) + choice))).NextDouble()
        < architecture.Average() / 10);

    private static HalvingSearcher Create(int evaluations, int seed = 1) => new(
        Budgets.Sampler(Budgets.FBNetS, Budgets.Range(Budgets.FBNetS, InfoMetric.Flops, 0, 0.4)),
        new() { Evaluations = evaluations },
        seed);

    private CandidateJournal Journal(string name, IEvaluator evaluator) =>
        new(_folder[$"{name}.csv"], _folder[$"{name}-partial.csv"], evaluator, Budgets.FBNetS);
}
