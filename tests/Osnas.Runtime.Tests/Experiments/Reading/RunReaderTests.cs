using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class RunReaderTests : IDisposable
{
    private static readonly SearchOptions Options = new()
    {
        Space = nameof(TinySpace),
        Data = new() { Source = "digits.csv.gz" },
        Budget = [new(InfoMetric.Flops, AtMost: 20_000)],
        Seed = 5,
    };

    private readonly TemporaryFolder _folder = new();

    public RunReaderTests()
    {
        Write(RunDirectory.ConfigFile, Options, OsnasJson.Default.SearchOptions);
        Write(RunDirectory.VersionFile, VersionDocument.Current, OsnasJson.Default.VersionDocument);
        Write(
            RunDirectory.LookUpTableFile,
            [TableDocument.Create(Budgets.Tiny, InfoMetric.Flops), TableDocument.Create(Budgets.Tiny, InfoMetric.Params)],
            OsnasJson.Default.IReadOnlyListTableDocument);
        Write(RunDirectory.SpaceFile, SpaceOutline.Create(Budgets.Tiny, Options.Budget!), OsnasJson.Default.SpaceOutline);
        Write(
            RunDirectory.DataFile,
            new DataDocument(DataDocument.CurrentFormat, "0123", [new("cat", 4, 2, 2), new("dog", 4, 2, 2), new("<b>", 4, 2, 2)]),
            OsnasJson.Default.DataDocument);
        Write(
            RunDirectory.TimesFile,
            new TimesDocument([new("supernet", 2.5, "images", 20, 40)], DateTimeOffset.UnixEpoch),
            OsnasJson.Default.TimesDocument);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_that_has_just_begun_has_its_options_and_its_space()
    {
        var run = RunReader.Read(_folder.Path);

        Assert.Empty(run.Absent);
        Assert.Equal((RunState.Stopped, "search", nameof(TinySpace)), (run.Summary.State, run.Summary.Command, run.Summary.Space));
        Assert.Equal(Path.GetFileName(_folder.Path), run.Summary.Name);
        Assert.Equal(5, run.Origin.Seed);
        Assert.Contains(new("data.source", "digits.csv.gz"), run.Origin.Options);
        Assert.Contains(new("budget", "flops<=20000"), run.Origin.Options);
        Assert.Equal([new("supernet", 2.5, "images", 20, 40)], run.Origin.Phases);
        Assert.Equal(Options.Budget, run.Budget);
        Assert.Equal(3, run.Space!.Outline!.Layers.Count);
        Assert.Equal(["cat", "dog", "<b>"], run.Data!.Classes.Select(only => only.Name));
        Assert.Null(run.Result);
        Assert.Null(run.Search);
        Assert.Null(run.Test);
        Assert.Empty(run.Curves);
    }

    [Fact]
    public void A_search_under_way_has_its_candidates_and_epochs_so_far()
    {
        using var directory = new RunDirectory(_folder.Path);
        directory.WriteHistory("supernet", [new(1, 2, 10, 10, 1.5, 0.25, 0.1), new(2, 2, 10, 10, 1.25, 0.5, 0.05)]);
        directory.AddToHistory("winner", new(1, 2, 10, 10, 0.5, 0.75, 0.1) { ValidationAccuracy = 0.625 });
        _ = directory.OpenJournal(new FitnessOf(_ => 0.5), Budgets.Tiny).Evaluate([new(0, 2, 1), new(1, 0, 1)]).Count();

        var run = RunReader.Read(_folder.Path);

        Assert.Empty(run.Absent);
        Assert.Equal(2, run.Search!.Count);
        Assert.Equal(["supernet", "winner"], run.Curves.Select(curve => curve.Network));
        Assert.Equal([new(1, 1.5, 0.25, 0.1, null), new EpochPoint(2, 1.25, 0.5, 0.05, null)], run.Curves[0].Epochs);
        Assert.Equal([new EpochPoint(1, 0.5, 0.75, 0.1, 0.625)], run.Curves[1].Epochs);
    }

    /// <summary>A process was killed in the epoch after its last checkpoint, which is trained again.</summary>
    [Fact]
    public void An_epoch_that_is_trained_again_replaces_those_from_it_on()
    {
        using var directory = new RunDirectory(_folder.Path);
        foreach (var epoch in (int[])[1, 2, 3, 2])
            directory.AddToHistory("supernet", new(epoch, 3, 10, 10, 1.0 / epoch, 0.5, 0.1));

        Assert.Equal([1, 2], RunReader.Read(_folder.Path).Curves.Single().Epochs.Select(epoch => epoch.Epoch));
    }

    [Theory]
    [InlineData(RunDirectory.SpaceFile)]
    [InlineData(RunDirectory.LookUpTableFile)]
    [InlineData(RunDirectory.DataFile)]
    [InlineData(RunDirectory.VersionFile)]
    [InlineData(RunDirectory.TimesFile)]
    public void What_an_earlier_version_didnt_keep_is_told(string file)
    {
        File.Delete(_folder[file]);

        var absent = Assert.Single(RunReader.Read(_folder.Path).Absent);
        Assert.Equal(file, absent.File);
        Assert.StartsWith($"{_folder.Path} has no {file} (", absent.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RunDirectory.ConfigFile)]
    [InlineData(RunDirectory.SpaceFile)]
    [InlineData(RunDirectory.LookUpTableFile)]
    [InlineData(RunDirectory.DataFile)]
    [InlineData(RunDirectory.VersionFile)]
    [InlineData(RunDirectory.TimesFile)]
    [InlineData(RunDirectory.CommandFile)]
    [InlineData(RunDirectory.HistoryFile)]
    [InlineData(RunDirectory.CandidatesFile)]
    public void A_damaged_file_is_named_and_the_rest_is_read(string file)
    {
        foreach (var text in (string[])["{\"a\":\n{\n", "[null]\nx\n", "\0\0\0\n\0\n"])
        {
            File.WriteAllText(_folder[file], text);
            var run = RunReader.Read(_folder.Path);
            Assert.Contains(run.Absent, absent => absent.Reason.Contains(_folder[file], StringComparison.Ordinal));
            Assert.True(file == RunDirectory.SpaceFile || run.Space is not null);
        }
    }

    /// <summary>The text is JSON, but not what a run writes.</summary>
    [Theory]
    [InlineData(RunDirectory.SpaceFile, "\"architectures\": \"", "\"architectures\": \"x")]
    [InlineData(RunDirectory.SpaceFile, "\"architectures\": \"", "\"architectures\": \"-")]
    [InlineData(RunDirectory.DataFile, "\"name\": \"cat\"", "\"name\": null")]
    [InlineData(RunDirectory.TimesFile, "\"seconds\": 2.5", "\"seconds\": 1e300")]
    public void A_wrong_document_is_named(string file, string right, string wrong)
    {
        var text = File.ReadAllText(_folder[file]);
        Assert.Contains(right, text, StringComparison.Ordinal);
        File.WriteAllText(_folder[file], text.Replace(right, wrong, StringComparison.Ordinal));

        Assert.StartsWith(_folder[file], Assert.Single(RunReader.Read(_folder.Path).Absent).Reason, StringComparison.Ordinal);
    }

    /// <summary>Osnas 0.2 kept no versions and had the CPU alone; what a damaged file had isn't known.</summary>
    [Fact]
    public void Devices_are_those_of_a_file_that_can_be_read()
    {
        File.WriteAllText(_folder[RunDirectory.VersionFile], "{");
        Assert.Empty(RunReader.Read(_folder.Path).Origin.Devices);

        File.Delete(_folder[RunDirectory.VersionFile]);
        Assert.Equal([new("cpu")], RunReader.Read(_folder.Path).Origin.Devices);
    }

    [Fact]
    public void A_folder_of_no_run_is_refused()
    {
        var none = Directory.CreateDirectory(_folder["none"]).FullName;

        Assert.Equal(
            $"{none} is not the folder of a run: it has no config.json.",
            Assert.Throws<FileNotFoundException>(() => RunReader.Read(none)).Message);
        Assert.Equal(
            $"There is no folder {none}x. Name the folder of a run.",
            Assert.Throws<DirectoryNotFoundException>(() => RunReader.Read(none + "x")).Message);
    }

    private void Write<T>(string file, T document, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        File.WriteAllText(_folder[file], JsonText.Write(document, type));
}
