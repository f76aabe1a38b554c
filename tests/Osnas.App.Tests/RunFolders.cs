using Osnas.Experiments;

namespace Osnas.App.Tests;

/// <summary>Folders of runs in each state, as runs leave them.</summary>
internal sealed class RunFolders : IDisposable
{
    public static SearchOptions Search { get; } = new()
    {
        Space = nameof(TinySpace),
        Data = new() { Source = "pictures/digits" },
        Budget = [new(InfoMetric.Flops, AtMost: 8000)],
        Seed = 3,
        Baselines = 1,
    };

    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private int _runs;

    public string Path { get; } = Directory.CreateTempSubdirectory("osnas-runs-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>A search that was stopped; later ones are newer.</summary>
    public string AddStopped(string name, SearchOptions? options = null, string? version = null)
    {
        var run = Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;
        Write(run, RunDirectory.ConfigFile, JsonText.Write(options ?? Search, OsnasJson.Default.SearchOptions));
        var started = VersionDocument.Current with { Osnas = version ?? Library.Version };
        Write(run, RunDirectory.VersionFile, JsonText.Write(started, OsnasJson.Default.VersionDocument));
        _runs++;
        Age(run);
        return run;
    }

    public string AddFinished(string name, SearchOptions? options = null)
    {
        var run = AddStopped(name, options);
        Write(run, RunDirectory.ReportFile, JsonText.Write(Scripted.Report, OsnasJson.Default.SearchReport));
        Write(run, "winner.dat", string.Empty);
        Age(run);
        return run;
    }

    public string AddTraining(string name)
    {
        var run = Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;
        var options = new TrainOptions { Space = nameof(TinySpace), Data = new() { Source = "x.csv" }, Architecture = [2, 1] };
        Write(run, RunDirectory.ConfigFile, JsonText.Write(options, OsnasJson.Default.TrainOptions));
        Write(run, RunDirectory.ReportFile, JsonText.Write(Scripted.Trained, OsnasJson.Default.TrainReport));
        Write(run, "model.dat", string.Empty);
        _runs++;
        Age(run);
        return run;
    }

    public static void Write(string run, string file, string text) => File.WriteAllText(System.IO.Path.Combine(run, file), text);

    /// <summary>Gives the files of a run the time of its number.</summary>
    private void Age(string run)
    {
        foreach (var file in Directory.EnumerateFiles(run))
            File.SetLastWriteTimeUtc(file, Start.AddHours(_runs));
    }
}
