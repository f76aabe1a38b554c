namespace Osnas.App.Tests;

/// <summary>A finished run, named by its folder or by its data.</summary>
public sealed class RunSettingTests : IDisposable
{
    private readonly RunFolders _runs = new();

    public void Dispose() => _runs.Dispose();

    /// <summary>The data of these runs is pictures/digits.</summary>
    [Theory]
    [InlineData("digits")]
    [InlineData("Digits/")]
    public async Task The_only_finished_run_on_data_is_found_and_told(string name)
    {
        _runs.AddFinished("tinyspace-digits-seed3");
        _runs.AddStopped("tinyspace-digits-seed4");
        _runs.AddTraining("other");

        var run = await CommandRun.Of("predict", "--run", Path.Combine(_runs.Path, name), "cat.jpg");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal(
            $"run {Path.Combine(_runs.Path, "tinyspace-digits-seed3")}, the only finished run on {name.Trim('/')}",
            string.Join(' ', run.Error.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task A_folder_of_that_name_comes_first()
    {
        _runs.AddFinished("digits");
        _runs.AddFinished("tinyspace-digits-seed3");

        var run = await CommandRun.Of("predict", "--run", Path.Combine(_runs.Path, "digits"), "cat.jpg");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_folder_of_runs_is_an_error_that_names_them()
    {
        _runs.AddFinished("one");
        _runs.AddStopped("two");

        var run = await CommandRun.Of("export", "--run", _runs.Path);

        Assert.Equal(ExitCode.BadUsage, run.ExitCode);
        Assert.StartsWith($"error: --run: {_runs.Path} is a folder of runs; name one: one, two\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_runs_on_data_are_an_error_that_names_them()
    {
        _runs.AddFinished("one");
        _runs.AddFinished("two");

        var run = await CommandRun.Of("export", "--run", Path.Combine(_runs.Path, "digits"));

        Assert.Equal(ExitCode.BadUsage, run.ExitCode);
        Assert.Contains(
            "has 2 runs on digits; name one: two, one", string.Join(' ', run.Error.Split([' ', '\n'])), StringComparison.Ordinal);
    }
}
