namespace Osnas.App.Tests;

public sealed class ListCommandTests
{
    [Fact]
    public async Task Json_has_each_space_with_its_range_of_costs()
    {
        var run = await CommandRun.Of("list", "--json");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        var tiny = run.Json.EnumerateArray().Single(space => space.GetProperty("space").GetString() == nameof(TinySpace));
        Assert.Equal(2, tiny.GetProperty("layers").GetInt32());
        Assert.Equal(3, tiny.GetProperty("candidates").GetInt32());
        Assert.Equal("6", tiny.GetProperty("architectures").GetString());
        Assert.Equal(TinySpace.Spec.Fingerprint, tiny.GetProperty("fingerprint").GetString());

        // The stem's 9 * 4 * 64 and the classifier's 80 are in all; the layers cost from 0 + 512 to 9216 + 4608.
        Assert.Equal(2896, tiny.GetProperty("flops").GetProperty("min").GetDouble());
        Assert.Equal(16208, tiny.GetProperty("flops").GetProperty("max").GetDouble());
    }

    [Fact]
    public async Task Names_are_in_ordinal_order_and_architectures_exact()
    {
        var run = await CommandRun.Of("list", "--json");

        var names = run.Json.EnumerateArray().Select(space => space.GetProperty("space").GetString()).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        var fbnet = run.Json.EnumerateArray().Single(space => space.GetProperty("space").GetString() == "FBNetS");
        Assert.Equal("984770902183611232881", fbnet.GetProperty("architectures").GetString());
    }

    [Fact]
    public async Task Unified_layers_are_shown_with_their_sub_blocks()
    {
        var sgnas = (await CommandRun.Of("list", "--json")).Json.EnumerateArray()
            .Single(space => space.GetProperty("space").GetString() == "SGNAS");
        var row = (await CommandRun.Of("list")).Output.Split('\n').Single(line => line.Contains("SGNAS", StringComparison.Ordinal));

        Assert.Equal(
            (21, 6, 4),
            (sgnas.GetProperty("layers").GetInt32(), sgnas.GetProperty("subBlocks").GetInt32(),
                sgnas.GetProperty("candidates").GetInt32()));
        Assert.Contains(" 21 x 6 x 4 ", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_has_a_row_for_each_space()
    {
        var run = await CommandRun.Of("list");

        var row = run.Output.Split('\n').Single(line => line.Contains(nameof(TinySpace), StringComparison.Ordinal));
        Assert.Equal(
            ["TinySpace", "2 x 3", "6", "8", "2.90k / 6.99k / 16.2k", "182 / 334 / 590", TinySpace.Spec.Fingerprint],
            row.Split("   ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public void A_space_that_fails_hides_no_other()
    {
        Samples.Load();
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var good = SearchSpaces.Get("SPOS");
        var broken = SearchSpaces.Get(nameof(TinySpace)) with
        {
            FullName = "Demo.Broken",
            CreateLookUpTable = (_, _) => throw new SearchSpaceException("The table has no rows.")
        };
        var command =
            new ListCommand(new(PlainConsole.Create(output), PlainConsole.Create(error)), new("--json"), () => [broken, good]);

        Assert.Equal(ExitCode.Failure, command.Parse([]).Invoke());
        Assert.Contains(" can't be listed: The table has no rows.\n", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("SPOS", output.ToString(), StringComparison.Ordinal);
    }
}
