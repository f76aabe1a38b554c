namespace Osnas.App.Tests;

public sealed class PresetCommandTests
{
    [Fact]
    public async Task Presets_are_listed_with_their_costs()
    {
        var run = await CommandRun.Of("presets", "--json");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        var presets = run.Json.EnumerateArray().ToDictionary(preset => preset.GetProperty("preset").GetString()!);
        Assert.Equal(SearchSpaces.Presets.Select(preset => preset.Name), presets.Keys);
        Assert.Equal("Osnas.Presets.Small64", presets["small-64"].GetProperty("class").GetString());
        Assert.Equal("flops<=20000000", presets["small-64"].GetProperty("budget")[0].GetString());
        Assert.Equal(300_774_272, presets["mobilenet-v2"].GetProperty("costs").GetProperty("flops").GetProperty("max").GetDouble());
    }

    [Fact]
    public void The_table_fits_80_columns_with_a_line_for_each_preset()
    {
        var output = new StringWriter { NewLine = "\n" };
        var console = PlainConsole.Create(output);
        console.Profile.Width = 80;

        Assert.Equal(ExitCode.Success, new PresetsCommand(new(console, console), new("--json")).Parse([]).Invoke());

        var lines = output.ToString().Split('\n');
        Assert.All(lines.Where(line => line.StartsWith(' ')), line => Assert.InRange(line.TrimEnd().Length, 0, 80));
        foreach (var preset in SearchSpaces.Presets)
            Assert.Matches(
                @" \d+ x \d+, .+ \d.* \d",
                lines.First(line => line.TrimStart().StartsWith($"{preset.Name} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Presets_are_in_the_list_only_if_asked_for()
    {
        var own = (await CommandRun.Of("list", "--json")).Json.GetArrayLength();
        var all = (await CommandRun.Of("list", "--presets", "--json")).Json.GetArrayLength();

        Assert.Equal(SearchSpaces.All.Count, own);
        Assert.Equal(own + SearchSpaces.Presets.Count, all);
    }

    [Theory]
    [InlineData("--preset", "mobilenet-v2")]
    [InlineData("--preset", "MobileNetV2")]
    [InlineData("--space", "mobilenet-v2")]
    [InlineData("--space", "Osnas.Presets.MobileNetV2")]
    public async Task A_preset_is_found_by_both_options_and_names(string option, string name)
    {
        var run = await CommandRun.Of("cost", option, name, "--architecture", string.Join(',', new int[16]), "--json");

        Assert.Equal(3_504_872, run.Json.GetProperty("params").GetInt64());
    }

    [Fact]
    public void The_programs_own_space_goes_before_a_preset_of_its_name()
    {
        Samples.Load();

        Assert.Equal("Osnas.Samples.ProxylessNAS", SearchSpaces.Get("proxylessnas").FullName);
        Assert.Equal("Osnas.Presets.ProxylessNAS", SearchSpaces.GetPreset("proxylessnas").Space.Name);
        Assert.Same(SearchSpaces.GetPreset("proxylessnas").Space, SearchSpaces.Get("Osnas.Presets.ProxylessNAS"));
    }
}
