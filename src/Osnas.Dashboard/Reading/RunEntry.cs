using Osnas.Experiments;

namespace Osnas.Dashboard.Reading;

/// <summary>A run in the list.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Summary">Its name, state and main options.</param>
internal sealed record RunEntry(string Folder, RunSummary Summary)
{
    /// <summary>How far it is; null if that isn't known.</summary>
    public TimesDocument? Times { get; init; }

    /// <summary>The best value of a search that isn't finished; null before the first candidate.</summary>
    public double? Best { get; init; }

    /// <summary>The name of what the search maximizes; null for an accuracy.</summary>
    public string? Fitness { get; init; }

    /// <summary>Reads what a list shows of a run.</summary>
    /// <param name="name">The name to give it.</param>
    /// <param name="folder">Its folder.</param>
    public static RunEntry Read(string name, string folder)
    {
        var entry = new RunEntry(folder, RunList.Read(name, folder));
        try
        {
            return entry.WithTimes().WithBest();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return entry with { Summary = entry.Summary with { Fault = entry.Summary.Fault ?? exception.Message } };
        }
    }

    private RunEntry WithTimes() => Path.Combine(Folder, RunDirectory.TimesFile) is var file && File.Exists(file)
        ? this with { Times = JsonText.Read(file, OsnasJson.Default.TimesDocument) }
        : this;

    private RunEntry WithBest()
    {
        var file = Path.Combine(Folder, RunDirectory.CandidatesFile);
        if (Summary.TestAccuracy is not null || !File.Exists(file))
            return this;
        using var candidates = new CandidateFile(file);
        var best = candidates.ReadAccuracies().DefaultIfEmpty(double.NegativeInfinity).Max();
        return double.IsFinite(best) ? this with { Best = best, Fitness = candidates.Fitness } : this;
    }
}
