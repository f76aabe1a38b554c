namespace Osnas.App.Tests;

public sealed class SearchReportViewTests
{
    [Fact]
    public void A_report_compares_decodes_and_names_the_files()
    {
        var text = new StringWriter();

        SearchReportView.Write(CommandRun.CreateConsole(text), Scripted.Report);

        Assert.Equal(
            """
            TinySpace, budget: Flops at most 8,000, 4 candidates evaluated

                               architecture    FLOPs   params       in   validation,          test,
                                                                budget   in supernet   from scratch
            ─────────────────────────────────────────────────────────────────────────────────────────
              winner           2,1             6,992      438      yes        91.2 %         95.0 %
              cheapest         2,0             2,896      182      yes        50.0 %         61.0 %
              most expensive   1,1            16,208      590       no        93.0 %        100.0 %

            Kendall's tau of supernet and test accuracy 0.50 (95 %: -0.25 to 1.00, 3 architectures)
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
              candidates.csv     all candidates, with accuracy and costs
              history.csv        all trainings, epoch by epoch
              lookup_table.json  what each candidate costs in each layer
              config.json        the options of this run
              data.json          its data, with fingerprint and classes

            """,
            CommandRun.Normalize(text));
    }

    [Theory]
    [InlineData(0.5, 0.4, 0.6, 30, "Kendall's tau of predicted and supernet accuracy 0.50 (95 %: 0.40 to 0.60)")]
    [InlineData(0.1, -0.1, 0.3, 30, "warning: the predictions may be chance: Kendall's tau 0.10 (95 %: -0.10 to 0.30)")]
    [InlineData(0.5, null, null, 4, "Kendall's tau of predicted and supernet accuracy 0.50 (too few for an interval)")]
    [InlineData(1.0, null, null, 30, "Kendall's tau of predicted and supernet accuracy 1.00 (no interval: all draws agree)")]
    [InlineData(null, null, null, 30, "warning: all candidates have equal accuracies or equal predictions")]
    public void A_model_tells_how_well_it_predicts(double? tau, double? low, double? high, int count, string expected)
    {
        var text = new StringWriter();

        SearchReportView.Write(CommandRun.CreateConsole(text), Scripted.Report with { Prediction = new(tau, low, high, count) });

        Assert.Contains(expected, CommandRun.Normalize(text), StringComparison.Ordinal);
    }
}
