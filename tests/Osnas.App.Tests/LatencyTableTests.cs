using Osnas.LookUpTables;

namespace Osnas.App.Tests;

/// <summary>The table of a metric that is measured, here by <see cref="Scripted.MeasureLatency"/>.</summary>
public sealed class LatencyTableTests
{
    [Fact]
    public async Task Text_has_progress_the_table_and_its_error()
    {
        var run = await CommandRun.Of("table", "--space", "TinySpace", "--metric", "latency", "--threads", "1", "--batch-size", "8");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("measured 1/20  block 1  1.000 ms (spread 0.250)", run.Output, StringComparison.Ordinal);
        Assert.Equal(11, run.Output.Split('\n').Count(line => line.StartsWith("measured ", StringComparison.Ordinal)));
        Assert.EndsWith(
            """
            TinySpace: milliseconds at 8x8, 10 classes, batch of 8, threads: 1
            device: CPU (a processor), libtorch 2.10.0

              layer   in->out       0       1       2
                                 conv    conv    skip
                                   k1      k3
            ───────────────────────────────────────────
              0       4->4 s1   1.000   2.500   0.125
              1       4->8 s2   2.000   4.000       -

            fixed stages 0.500, architectures 2.625 to 7.000, median 4.625 ms
            error on 10 whole networks 2.5 % (mean), Kendall's tau 0.88
            whole networks, batch of 8: 4.000 ms (median), 2,000 images/s
            whole networks, batch of 1: 2.500 ms (median), 400 images/s

            """.ReplaceLineEndings("\n"),
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_the_members_of_every_table_and_how_it_was_measured()
    {
        var run = await CommandRun.Of("table", "--space", "TinySpace", "--metric", "latency", "--repetitions", "7", "--json");

        Assert.Equal("latency", run.Json.GetProperty("metric").GetString());
        Assert.Equal(0.5, run.Json.GetProperty("base").GetDouble());
        Assert.Equal(
            "[[1,2.5,0.125],[2,4,null]]",
            string.Concat(run.Json.GetProperty("rows").GetRawText().Where(character => !char.IsWhiteSpace(character))));
        Assert.Equal(
            (1, 2, 7),
            (run.Json.GetProperty("batchSize").GetInt32(), run.Json.GetProperty("threads").GetInt32(),
                run.Json.GetProperty("repetitions").GetInt32()));
        Assert.Equal(0.875, run.Json.GetProperty("fit").GetProperty("kendallTau").GetDouble());
        Assert.Contains("measured 20/20", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_can_be_read_for_the_same_space()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await CommandRun.Of("table", "--space", "TinySpace", "--metric", "latency", "--output", path);
            var table = TinySpace.LookUpTable.Create();
            table.UseLatency(LatencyTable.Read(path, table));

            Assert.Equal(0.5 + 2.5 + 2, table.GetModelInfo(InfoMetric.Latency, new(1, 0)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("--output", "file.json")]
    [InlineData("--threads", "1")]
    [InlineData("--networks", "4")]
    public async Task Options_of_a_measurement_need_one(string option, string value)
    {
        var run = await CommandRun.Of("table", "--space", "TinySpace", option, value);

        Assert.Equal((ExitCode.BadUsage, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains($"{option} is for --metric latency; no other metric is measured", run.Error, StringComparison.Ordinal);
    }
}
