using System.CommandLine;
using Osnas.Experiments;

namespace Osnas.App;

/// <summary>The option that names a finished run: by its folder or, if only one run has that data, by the name of its data.</summary>
internal sealed class RunSetting
{
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
            return text;
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

    private static bool Has(RunSummary run, string data) =>
        run.Data is { } source && string.Equals(RunPlace.DataName(source), data, StringComparison.OrdinalIgnoreCase);
}
