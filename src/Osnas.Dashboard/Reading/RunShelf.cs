using System.Collections.Concurrent;
using Osnas.Experiments;

namespace Osnas.Dashboard.Reading;

/// <summary>The runs of a folder. What was read of a run is kept until its files change.</summary>
/// <param name="folder">The folder that runs have their folders in.</param>
internal sealed class RunShelf(string folder)
{
    private readonly ConcurrentDictionary<string, KnownRun> _known = new(StringComparer.Ordinal);

    /// <summary>Reads the runs.</summary>
    /// <exception cref="IOException">The folder isn't there, or can't be read.</exception>
    public RunShelfContent Read()
    {
        var (links, found) = (0, new List<KnownRun>());
        foreach (var (name, run) in RunList.Find(folder))
        {
            if (new OwnRun(folder, run).IsLinked)
                links++;
            else if (TryRead(name, run) is { } known)
                found.Add(known);
        }

        foreach (var gone in _known.Keys.Except(found.Select(run => run.Entry.Summary.Name)))
            _known.TryRemove(gone, out _);
        KnownRun[] newestFirst =
        [
            .. found.OrderByDescending(run => run.Entry.Summary.Changed).ThenBy(run => run.Entry.Summary.Name, StringComparer.Ordinal),
        ];
        return new(
            [.. newestFirst.Select(run => run.Entry)],
            links,
            $"{links} {string.Join(' ', newestFirst.Select(run => $"{run.Entry.Summary.Name}:{run.Stamp}"))}");
    }

    /// <summary>
    /// A run; null if there is no run of this name. Only the names of the list name runs: none leads out of the folder.
    /// </summary>
    /// <param name="name">The name, as in the list.</param>
    public OwnRun? Find(string name) => Directory.Exists(folder)
        ? RunList.Find(folder).Where(run => run.Name == name).Select(run => new OwnRun(folder, run.Folder))
            .FirstOrDefault(run => !run.IsLinked)
        : null;

    private KnownRun? TryRead(string name, string run)
    {
        var stamp = RunStamp.Of(run);
        if (_known.TryGetValue(name, out var known) && known.Stamp == stamp)
            return known;
        try
        {
            return _known[name] = new(stamp, RunEntry.Read(name, run));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // deleted since it was listed
        }
    }

    private sealed record KnownRun(string Stamp, RunEntry Entry);
}

/// <summary>What a folder of runs has.</summary>
/// <param name="Runs">The runs, those that changed last first.</param>
/// <param name="Links">The number of runs that are left out, because they are links.</param>
/// <param name="Stamp">Differs when a file of a run changes, and when a run comes or goes.</param>
internal sealed record RunShelfContent(IReadOnlyList<RunEntry> Runs, int Links, string Stamp);
