using System.CommandLine;
using Osnas.Experiments;

namespace Osnas.App;

/// <summary>The option that names a finished run: by its folder or, if only one run has that data, by the name of its data.</summary>
internal sealed class RunSetting
{
    private const int MostNames = 10;

    public Option<string> Option { get; } = new("--run")
    {
        Description = "The folder of the search or training; runs/photos is also the only run on the data photos",
        HelpName = "folder",
        Required = true,
    };

    /// <summary>The folder of the run. If it was found by its data, a line says so.</summary>
    /// <exception cref="UsageException">Several runs have the data.</exception>
    public string Find(ParseResult result, Terminal terminal)
    {
        var text = result.GetRequiredValue(Option);
        if (Path.Exists(text))
        {
            CheckOneRun(text);
            return text;
        }

        var path = Path.TrimEndingDirectorySeparator(text);
        var (folder, data) = (Path.GetDirectoryName(path), Path.GetFileName(path));
        if (string.IsNullOrEmpty(folder))
            folder = RunPlace.DefaultFolder;
        if (!Directory.Exists(folder))
            return text;
        var runs = RunList.Read(folder).Where(run => run.State == RunState.Finished && Has(run, data)).ToArray();
        if (runs.Length > 1)
            throw new UsageException(
                $"{Option.Name}: {folder} has {runs.Length} runs on {data}; name one: {string.Join(", ", runs.Select(run => run.Name))}");
        if (runs is not [var only])
            return text;
        var found = Path.Combine(folder, only.Name);
        Terminal.WriteLine(terminal.Error, $"run       {found}, the only finished run on {data}");
        return found;
    }

    /// <summary>Makes sure that a folder isn't the one that has the folders of runs.</summary>
    private void CheckOneRun(string folder)
    {
        if (!Directory.Exists(folder) || RunFolder.IsOfRun(folder))
            return;
        string[] runs = [.. RunList.Find(folder).Select(run => run.Name).Order(StringComparer.Ordinal)];
        if (runs.Length > 0)
            throw new UsageException(
                $"{Option.Name}: {folder} is a folder of runs; name one: {string.Join(", ", runs.Take(MostNames))}"
                + (runs.Length > MostNames ? $" and {runs.Length - MostNames} more" : string.Empty));
    }

    private static bool Has(RunSummary run, string data) =>
        run.Data is { } source && string.Equals(RunPlace.DataName(source), data, StringComparison.OrdinalIgnoreCase);
}
