using Osnas.Experiments;
using Osnas.Report.Runs;

namespace Osnas.App.Tests;

public sealed class SearchReportViewTests
{
    [Fact]
    public void A_report_compares_decodes_and_names_the_files()
    {
        var text = new StringWriter();

        SearchReportView.Write(PlainConsole.Create(text), Scripted.Report);

        Assert.Equal(
            """
            TinySpace, budget: FLOPs at most 8,000, 4 candidates evaluated

                               architecture    FLOPs   params       in   validation,          test,
                                                                budget   in supernet   from scratch
            ─────────────────────────────────────────────────────────────────────────────────────────
              winner           2,1             6,992      438      yes        91.2 %         95.0 %
              cheapest         2,0             2,896      182      yes        50.0 %         61.0 %
              most expensive   1,1            16,208      590       no        93.0 %        100.0 %

            The winner was compared with no random architecture, so whether it is better than one isn't known.
            Kendall's tau with test accuracy: supernet 0.50 (too few for an interval), FLOPs 1.00, parameters 1.00
            3 architectures are too few to say how far the supernet can be trusted.
            the winner, layer by layer

              layer   block               in      out   FLOPs   params
            ────────────────────────────────────────────────────────────
              first   conv k3          1x8x8    4x8x8   2,304       44
              0       skip             4x8x8    4x8x8       0        0
              1       conv k3          4x8x8    8x4x4   4,608      304
              last    global_average   8x4x4    8x1x1       0        0
              last    classifier       8x1x1   10x1x1      80       90

            files in runs/tinyspace-digits-seed0
              architecture.json  the winner, with the fingerprint of its space
              winner.dat         its weights, beside those of the supernet and the other networks
              report.json        this comparison
              report.html        all of the run as a page, for a browser
              candidates.csv     all candidates, with accuracy and costs
              history.csv        all trainings, epoch by epoch
              lookup_table.json  what each candidate costs in each layer
              config.json        the options of this run
              data.json          its data, with fingerprint and classes

            """,
            CommandRun.Normalize(text));
    }

    [Fact]
    public void An_architecture_with_two_roles_has_one_row()
    {
        var text = new StringWriter();

        SearchReportView.Write(
            PlainConsole.Create(text),
            Scripted.Report with { Winner = Scripted.Report.Winner with { AlsoIs = ["cheapest"] }, Others = [] });

        Assert.Matches(@"\n +winner, cheapest +2,1 +6,992 +438 +yes +91\.2 % +95\.0 % *\n", CommandRun.Normalize(text));
    }

    [Theory]
    [InlineData(0, "FLOPs at most 8,000", "no random architectures, not 3: no others meet the budget")]
    [InlineData(1, "FLOPs at most 8,000", "1 random architecture, not 3: no others meet the budget")]
    [InlineData(2, "no budget", "2 random architectures, not 3: the space has no others")]
    public void Fewer_random_architectures_than_wanted_are_told(int random, string budget, string expected)
    {
        var text = new StringWriter();

        SearchReportView.Write(PlainConsole.Create(text), Scripted.Report with
        {
            Budget = budget,
            Baselines = 3,
            Others =
            [
                .. Enumerable.Range(1, random)
                    .Select(number => new ReportRow($"random {number}", [2, 0], new(2896, 182), true, 0.5, 0.6)),
            ],
        });

        Assert.Contains($"\n{expected}\n", CommandRun.Normalize(text), StringComparison.Ordinal);
    }

    /// <summary>What a front is over isn't always FLOPs.</summary>
    [Fact]
    public void A_front_is_named_by_what_it_is_over()
    {
        var text = new StringWriter();
        CandidateDocument[] front = [new([2, 1], 0.9, new(6992, 438)), new([2, 0], 0.5, new(2896, 182))];

        SearchReportView.Write(
            PlainConsole.Create(text),
            Scripted.Report with { ParetoFront = front, FrontMetrics = ["params", "latency"] });

        Assert.Contains(
            "\nThe front of supernet accuracy and parameters and milliseconds has 2 architectures: no candidate is better in one without "
            + "being worse in another.\n",
            CommandRun.Normalize(text),
            StringComparison.Ordinal);
        Assert.Contains("report.json        this comparison, and the front\n", CommandRun.Normalize(text), StringComparison.Ordinal);
    }

    /// <summary>A terminal of 80 columns shows means with their standard errors, and the model that was chosen.</summary>
    [Fact]
    public void Several_trainings_are_a_mean_with_its_error()
    {
        var text = new StringWriter();
        var console = PlainConsole.Create(text);
        console.Profile.Width = 80;

        SearchReportView.Write(console, Scripted.Report with
        {
            Winner = Scripted.Report.Winner with { Trainings = [new("winner", 0.9, 0.94), new("winner #2", 0.95, 0.96)] },
            Others = [new("random 1", [2, 0], new(2896, 182), true, 0.5, 0.6)
                {
                    Trainings = [new("random 1", 0.6, 0.59), new("random 1 #2", 0.6, 0.61)],
                }],
            Comparison = new(ComparisonVerdict.Better, 0.35, 0.1, 0.6, 1, 2, 539),
        });

        Assert.Contains("mean of 2", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("95.0 % +- 1.0", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("60.0 % +- 1.0", text.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "The winner is better than the random architecture by 35.0 points (95 %: 10.0 to 60.0).",
            text.ToString(),
            StringComparison.Ordinal);
        Assert.Contains("winner-#2.dat", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_judged_on_a_part_of_the_images_is_told()
    {
        var text = new StringWriter();

        SearchReportView.Write(PlainConsole.Create(text), Scripted.Report with { Partial = new(924, 118_300, 329.5) });

        Assert.Contains(
            "924 other architectures judged on a part of the validation images; in all, 118,300 images were judged, which costs 329.5 "
            + "evaluations",
            string.Join(' ', CommandRun.Normalize(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void One_candidate_is_a_candidate()
    {
        var text = new StringWriter();

        SearchReportView.Write(PlainConsole.Create(text), Scripted.Report with { Candidates = 1 });

        Assert.Contains(", 1 candidate evaluated", CommandRun.Normalize(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, 0.4, 0.6, 30, "Kendall's tau of predicted and supernet accuracy 0.50 (95 %: 0.40 to 0.60)")]
    [InlineData(
        0.1,
        -0.1,
        0.3,
        30,
        "warning: the model's predictions may be chance: their tau with supernet accuracy is 0.10 (95 %: -0.10 to 0.30)")]
    [InlineData(0.5, null, null, 4, "Kendall's tau of predicted and supernet accuracy 0.50 (too few for an interval)")]
    [InlineData(1.0, null, null, 30, "Kendall's tau of predicted and supernet accuracy 1.00 (no interval: all draws agree)")]
    [InlineData(null, null, null, 30, "warning: all candidates have equal accuracies or equal predictions")]
    public void A_model_tells_how_well_it_predicts(double? tau, double? low, double? high, int count, string expected)
    {
        var text = new StringWriter();

        SearchReportView.Write(PlainConsole.Create(text), Scripted.Report with { Prediction = new(tau, low, high, count) });

        Assert.Contains(expected, CommandRun.Normalize(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, "warning: The generator gives one architecture for all 10 targets: it hardly tells them apart.")]
    [InlineData(8, "warning: The generator gives one architecture for 8 of 10 targets: it hardly tells them apart.")]
    [InlineData(7, null)]
    public void A_generator_that_gives_nearly_all_targets_one_architecture_is_told(int shared, string? expected)
    {
        var text = new StringWriter();
        double[] numbers = [.. Enumerable.Range(1, 10)];
        var report = Scripted.Report with { Generator = new(numbers, numbers, 0, 1) { Shared = shared } };

        SearchReportView.Write(PlainConsole.Create(text), report);

        var remarks = TrustSheet.Create(report).Remarks.Where(remark => remark.Text.StartsWith("The generator", StringComparison.Ordinal));
        if (expected is null)
        {
            Assert.DoesNotContain("The generator", CommandRun.Normalize(text), StringComparison.Ordinal);
            Assert.Empty(remarks);
            return;
        }

        Assert.Contains(expected, CommandRun.Normalize(text).ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.StartsWith(expected, $"warning: {Assert.Single(remarks).Text}", StringComparison.Ordinal);
    }
}
