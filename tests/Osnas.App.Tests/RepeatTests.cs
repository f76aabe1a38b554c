using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.App.Tests;

/// <summary>A search with the options of an earlier one.</summary>
public sealed class RepeatTests : IDisposable
{
    private const string UsualName = "tinyspace-digits-seed3";

    private readonly RunFolders _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public async Task A_repeated_search_has_the_options_of_the_run_and_a_new_folder()
    {
        var run = _runs.AddFinished(UsualName);

        var options = await Read("--from", run, "--output", _runs.Path);

        Assert.Equal(Path.Combine(_runs.Path, $"{UsualName}-2"), options.Output);
        AssertSame(RunFolders.Search, options);
    }

    [Fact]
    public async Task Other_options_override_those_of_the_run()
    {
        var run = _runs.AddFinished("mine", RunFolders.Search with { TensorBoard = Path.Combine("curves", "mine") });

        var options = await Read(
            "--from", run, "--output", _runs.Path, "--seed", "4", "--budget", "params<=1k", "--strategy", "random", "--epochs", "2");

        Assert.Equal(Path.Combine(_runs.Path, "tinyspace-digits-seed4"), options.Output);
        Assert.Equal(Path.Combine("curves", "tinyspace-digits-seed4"), options.TensorBoard);
        Assert.Equal([new(InfoMetric.Params, AtMost: 1000)], options.Budget!);
        AssertSame(
            RunFolders.Search with
            {
                Seed = 4,
                Budget = options.Budget,
                Searcher = new RandomOptions(),
                Supernet = RunFolders.Search.Supernet with { Epochs = 2 },
            },
            options);
    }

    /// <summary>The same command resumes what it began, and begins anew once that is finished.</summary>
    [Fact]
    public async Task A_stopped_repetition_is_resumed_and_a_finished_one_is_left()
    {
        var run = _runs.AddFinished(UsualName);
        _runs.AddStopped($"{UsualName}-2");

        var resumed = await Read("--from", run, "--output", _runs.Path);
        _runs.AddFinished($"{UsualName}-2");
        var another = await Read("--from", run, "--output", _runs.Path);
        var other = await Read("--from", run, "--output", _runs.Path, "--name", "chosen");

        Assert.Equal($"{UsualName}-2", Path.GetFileName(resumed.Output));
        Assert.Equal($"{UsualName}-3", Path.GetFileName(another.Output));
        Assert.Equal("chosen", Path.GetFileName(other.Output));
    }

    [Fact]
    public async Task What_is_no_search_is_refused_by_name()
    {
        var training = _runs.AddTraining("trained");
        var old = _runs.AddStopped("old", version: "0.1.7");
        var none = Path.Combine(_runs.Path, "none");

        Assert.Equal(
            $"error: {training} is a run of train, not of search. To train its architecture again: train --architecture {training}\n",
            (await Search("--from", training)).Error);
        Assert.StartsWith(
            $"error: {old} is a run of Osnas 0.1.7, whose options ", (await Search("--from", old)).Error, StringComparison.Ordinal);
        Assert.Equal($"error: {none} is not the folder of a run: it has no config.json.\n", (await Search("--from", none)).Error);
        Assert.StartsWith(
            "error: --from reads options from a run, --config from a file; give only one of them\n",
            (await Search("--from", training, "--config", "x.yml")).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_saved_options_as_a_configuration_point_to_from()
    {
        var run = _runs.AddFinished("one");

        var error = (await Search("--config", Path.Combine(run, RunDirectory.ConfigFile))).Error;

        Assert.Contains($"to repeat a search with these options, write --from {run}", error, StringComparison.Ordinal);
    }

    private static void AssertSame(SearchOptions expected, SearchOptions options) => Assert.Equal(
        JsonText.Write(expected with { Output = options.Output, TensorBoard = options.TensorBoard }, OsnasJson.Default.SearchOptions),
        JsonText.Write(options, OsnasJson.Default.SearchOptions));

    private static Task<CommandRun> Search(params string[] args) => CommandRun.Of(["search", .. args]);

    private static async Task<SearchOptions> Read(params string[] args)
    {
        SearchOptions? seen = null;
        var run = await CommandRun.Of(
            (options, _, _, _) =>
            {
                seen = options;
                return Scripted.Report;
            },
            null,
            ["search", .. args]);
        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        return seen!;
    }
}
