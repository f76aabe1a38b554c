namespace Osnas.Experiments;

/// <summary>A search with the options of an earlier one.</summary>
internal static class RepeatedSearch
{
    /// <summary>The options of a search.</summary>
    /// <param name="run">The folder of its run.</param>
    /// <returns>The options, with the folder and the curves of the run.</returns>
    /// <exception cref="IOException">It isn't the folder of a run.</exception>
    /// <exception cref="InvalidDataException">It is one of a training, or its options can't be read.</exception>
    public static SearchOptions ReadOptions(string run)
    {
        var file = Path.Combine(run, RunDirectory.ConfigFile);
        if (!File.Exists(file))
            throw new FileNotFoundException($"{run} is not the folder of a run: it has no {RunDirectory.ConfigFile}.");
        if (JsonText.Read(file, OsnasJson.Default.RunHead) is { Architecture: not null } head)
            throw new InvalidDataException(
                $"{run} is a run of {head.Command}, not of search. To train its architecture again: train --architecture {run}");
        if (RunDirectory.FindOtherVersion(run) is { } version)
            throw new InvalidDataException(
                $"{run} is a run of Osnas {version}, whose options Osnas {Library.Version.Split('+')[0]} can't repeat.");
        return JsonText.Read(file, OsnasJson.Default.SearchOptions);
    }

    /// <summary>
    /// The name of a repeated run: the first of <c>name</c>, <c>name-2</c>, <c>name-3</c> ... that is free, or that has the same
    /// search unfinished, which the same command resumes.
    /// </summary>
    /// <param name="options">The options of the repeated run.</param>
    /// <param name="folder">The folder that runs have their folders in.</param>
    /// <param name="name">The name that the run would have.</param>
    public static string FindName(SearchOptions options, string folder, string name)
    {
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? name : $"{name}-{number}";
            var run = Path.Combine(folder, candidate);
            if (!Path.Exists(run) || (!RunFolder.IsFinished(run) && RunFolder.HasOptions(run, options)))
                return candidate;
        }
    }
}
