namespace Osnas.EndToEnd;

/// <summary>Makes the runs of <see cref="RunOf04"/> with the present version, so that they can be kept as files.</summary>
public sealed class KeepRunsTests
{
    private const string Folder = "OSNAS_KEEP_RUNS";

    [KeepRunsFact]
    public void KeepRuns()
    {
        using var runs = new KeptRuns();
        runs.WritePictures();
        var folder = Path.GetFullPath(Environment.GetEnvironmentVariable(Folder)!);

        RunOf04.Make(runs.Pictures, folder);

        // Paths of this machine are nobody's business.
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file).Replace(runs.Pictures, "pictures", StringComparison.Ordinal);
            File.WriteAllText(file, text.Replace(folder, "runs", StringComparison.Ordinal));
        }
    }

    private sealed class KeepRunsFactAttribute : FactAttribute
    {
        public KeepRunsFactAttribute() =>
            Skip = Environment.GetEnvironmentVariable(Folder) is null ? $"{Folder} names no folder." : null;
    }
}
