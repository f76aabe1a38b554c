using Osnas.Experiments;

namespace Osnas.App.Tests;

public sealed class RunsCommandTests : IDisposable
{
    private readonly RunFolders _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public async Task Runs_are_listed_the_newest_first_with_state_and_result()
    {
        _runs.AddFinished("one");
        _runs.AddStopped("two", RunFolders.Search with { Budget = null });
        _runs.AddTraining("three");
        _runs.AddFinished("four", RunFolders.Search with { Budget = null });
        var five = _runs.AddStopped("five", RunFolders.Search with { Budget = null });
        var own = SpaceOutline.Create(TinySpace.LookUpTable.Create(), [new(InfoMetric.Flops, AtMost: 7000)]);
        RunFolders.Write(five, RunDirectory.SpaceFile, JsonText.Write(own, OsnasJson.Default.SpaceOutline));
        Directory.CreateDirectory(Path.Combine(_runs.Path, "no-run"));

        var run = await CommandRun.Of("runs", _runs.Path);

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        string[][] rows =
        [
            .. run.Output.Split('\n')
            .Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        ];
        Assert.Contains(rows, row => row is ["three", "finished", "x.csv", "2,1", "95.0 %"]);
        Assert.Contains(rows, row => row is ["two", "stopped", "digits"]);
        Assert.Contains(rows, row => row is ["four", "finished", "digits", "FLOPs at most 8,000", "2,1", "95.0 %"]);
        Assert.Contains(rows, row => row is ["five", "stopped", "digits", "flops<=7000"]);
        Assert.Contains(rows, row => row is ["one", "finished", "digits", "flops<=8000", "2,1", "95.0 %"]);
        Assert.True(run.Output.IndexOf("three", StringComparison.Ordinal) < run.Output.IndexOf("two", StringComparison.Ordinal));
        Assert.True(run.Output.IndexOf("two", StringComparison.Ordinal) < run.Output.IndexOf("one", StringComparison.Ordinal));
        Assert.EndsWith("To resume a stopped run, repeat its command.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_state_has_a_name_in_json()
    {
        _runs.AddFinished("finished");
        _runs.AddStopped("stopped");
        _runs.AddStopped("other", version: "0.1.7");
        var inUse = _runs.AddStopped("running");
        RunFolders.Write(_runs.AddStopped("damaged"), RunDirectory.ConfigFile, "{");
        RunFolders.Write(_runs.AddFinished("damaged-report"), RunDirectory.ReportFile, "{}");
        File.WriteAllText(Path.Combine(_runs.AddStopped("killed"), RunDirectory.LockFile), string.Empty);
        using var locked = new FileStream(
            Path.Combine(inUse, RunDirectory.LockFile), FileMode.Create, FileAccess.Write, FileShare.None);

        var json = (await CommandRun.Of("runs", _runs.Path, "--json")).Json;

        var states =
            json.EnumerateArray().ToDictionary(run => run.GetProperty("name").GetString()!, run => run.GetProperty("state").GetString());
        Assert.Equal("finished", states["finished"]);
        Assert.Equal("stopped", states["stopped"]);
        Assert.Equal("stopped", states["killed"]);
        Assert.Equal("running", states["running"]);
        Assert.Equal("other-version", states["other"]);
        Assert.Equal("damaged", states["damaged"]);
        Assert.Equal("damaged", states["damaged-report"]);
        var fault = json.EnumerateArray().Single(run => run.GetProperty("name").GetString() == "damaged").GetProperty("fault").GetString();
        Assert.Contains(Path.Combine("damaged", RunDirectory.ConfigFile), fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_training_in_the_folder_of_a_search_is_a_run()
    {
        _runs.AddFinished("one");
        _runs.AddTraining(Path.Combine("one", "model"));

        var json = (await CommandRun.Of("runs", _runs.Path, "--json")).Json;

        Assert.Equal(["one/model", "one"], json.EnumerateArray().Select(run => run.GetProperty("name").GetString()));
        Assert.Equal(["train", "search"], json.EnumerateArray().Select(run => run.GetProperty("command").GetString()));
    }

    [Fact]
    public async Task A_folder_without_runs_says_so()
    {
        var (empty, none) = (await CommandRun.Of("runs", _runs.Path), await CommandRun.Of("runs", Path.Combine(_runs.Path, "none")));

        Assert.Equal(new CommandRun(ExitCode.Success, $"there are no runs in {_runs.Path}\n", string.Empty), empty);
        Assert.Equal(ExitCode.Failure, none.ExitCode);
        Assert.Equal(
            $"error: There is no folder {Path.Combine(_runs.Path, "none")}. Name the folder that has the folders of runs; without a "
            + "name, it is "
            + "runs.\n",
            none.Error);
    }
}
