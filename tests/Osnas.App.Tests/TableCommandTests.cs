using System.Text.Json;
using Osnas.Core.Tests;

namespace Osnas.App.Tests;

public sealed class TableCommandTests
{
    [Theory]
    [InlineData("FBNetS")]
    [InlineData("FBNetS_cifar32")]
    [InlineData("SPOS")]
    [InlineData("SPOS_cifar32")]
    public async Task Json_equals_OsnasLibs_table_cell_by_cell(string name)
    {
        var golden = GoldenTable.Read(name);
        var flops = await Table(golden, "flops");
        var parameters = await Table(golden, "params");

        Assert.Equal(golden.Macs, Rows(flops));
        Assert.Equal(golden.Params, Rows(parameters));
        Assert.Equal(golden.BaseMacs + Classifier(golden), flops.GetProperty("base").GetInt64());
        Assert.Equal(golden.BaseParams, parameters.GetProperty("base").GetInt64());
    }

    [Fact]
    public async Task Json_has_the_documented_members()
    {
        var run = await CommandRun.Of("table", "--space", "tinyspace", "--input-size", "4", "--classes", "5", "--json");

        Assert.Equal(
            $$"""
            {"space":"TinySpace","metric":"flops","inputSize":4,"classes":5,"shape":[2,3],"rows":[[256,2304,0],[128,1152,null]],"base":616,"fingerprint":"{{TinySpace.Spec.Fingerprint}}"}
            """,
            JsonSerializer.Serialize(run.Json));
    }

    [Fact]
    public async Task A_size_can_be_height_x_width()
    {
        var run = await CommandRun.Of("table", "--space", "TinySpace", "--input-size", "4x8", "--json");
        var text = await CommandRun.Of("table", "--space", "TinySpace", "--input-size", "4x8");

        Assert.Equal("[4,8]", JsonSerializer.Serialize(run.Json.GetProperty("inputSize")));
        Assert.StartsWith("TinySpace: FLOPs at 4x8, 10 classes", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_has_layers_as_rows_and_candidates_as_columns()
    {
        var run = await CommandRun.Of("table", "--space", "TinySpace", "--metric", "params");

        Assert.Equal(
            """
            TinySpace: parameters at 8x8, 10 classes (exact with --json)

              layer   in->out      0      1      2
                                conv   conv   skip
                                  k1     k3
            ────────────────────────────────────────
              0       4->4 s1     24    152      0
              1       4->8 s2     48    304      -

            fixed stages 134, architectures 182 to 590, median 334

            """,
            run.Output,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task An_unknown_metric_is_refused()
    {
        var run = await CommandRun.Of("table", "--space", "TinySpace", "--metric", "energy");

        Assert.Equal((ExitCode.BadUsage, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("there is no 'energy'; there are flops, params, latency", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_size_that_a_space_cant_have_is_refused()
    {
        var run = await CommandRun.Of("table", "--space", "TinySpace", "--input-size", "70000", "--json");

        Assert.Equal((ExitCode.BadUsage, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith(
            "error: --input-size is '70000'; write a whole number from 1 to 65536, or height x width, as in 48x64.",
            run.Error,
            StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Table(GoldenTable golden, string metric)
    {
        var run = await CommandRun.Of(
            "table",
            "--space",
            golden.Space,
            "--metric",
            metric,
            "--input-size",
            $"{golden.InputSize}",
            "--classes",
            $"{golden.Classes}",
            "--json");
        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        return run.Json;
    }

    private static IEnumerable<IEnumerable<long>> Rows(JsonElement table) =>
        table.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetInt64()));

    // OSNASLib doesn't count it.
    private static long Classifier(GoldenTable golden)
    {
        var classifier =
            Samples.Get(golden.Space).WithClasses(golden.Classes).MacroCfg.Last.Single(block => block.Block == Block.Classifier);
        return (long)classifier.InChannels * classifier.OutChannels;
    }

    /// <summary>All sub-blocks of a layer cost the same: one line stands for them; JSON has a row for each.</summary>
    [Fact]
    public async Task A_unified_layer_has_one_line()
    {
        var text = await CommandRun.Of("table", "--space", "SGNAS");
        var json = await CommandRun.Of("table", "--space", "SGNAS", "--json");

        Assert.Equal(21, text.Output.Split('\n').Count(line => line.Contains(" x6 ", StringComparison.Ordinal)));
        Assert.Equal([126, 4], json.Json.GetProperty("shape").EnumerateArray().Select(number => number.GetInt32()));
        Assert.Equal(126, json.Json.GetProperty("rows").GetArrayLength());
    }
}
