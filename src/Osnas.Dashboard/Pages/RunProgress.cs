using System.Globalization;
using Osnas.Experiments;

namespace Osnas.Dashboard.Pages;

/// <summary>How far a run is that isn't finished.</summary>
/// <param name="Work">The part that it is at: the name of a network, or the search.</param>
/// <param name="Done">What is done of this part, in words.</param>
/// <param name="Share">The same from 0 to 1.</param>
/// <param name="WholePercent">The same in percent, rounded down.</param>
public sealed record RunProgress(string Work, string Done, double Share, int WholePercent)
{
    private const double SecondsPerMinute = 60;
    private const int MinutesPerHour = 60;

    /// <summary>The time of the rest of the run; null for a run that isn't running, and where nothing estimates it.</summary>
    public string? TimeLeft { get; init; }

    /// <summary>The share in whole percent.</summary>
    public string Percent => string.Create(CultureInfo.InvariantCulture, $"{WholePercent} %");

    /// <summary>What who listens to the page is told: it changes at every tenth alone.</summary>
    public string Told => string.Create(CultureInfo.InvariantCulture, $"{Work}: {WholePercent / 10 * 10} % done");

    internal static RunProgress? Create(RunSummary run, TimesDocument? times)
    {
        if (run.State == RunState.Finished || times?.Phases is not [.., var phase])
            return null;
        return new(
            phase.Name,
            string.Create(CultureInfo.InvariantCulture, $"{phase.Done:#,0} of {phase.Total:#,0} {phase.Unit}"),
            phase.Total > 0 ? Math.Clamp(phase.Done / phase.Total, 0, 1) : 0,
            phase.Total > 0 ? (int)Math.Clamp(100 * phase.Done / phase.Total, 0, 100) : 0) // 100 * (29 / 100) is less than 29
        {
            TimeLeft = run.State == RunState.Running && times.SecondsLeft is { } seconds
                ? Describe((int)Math.Ceiling(seconds / SecondsPerMinute))
                : null,
        };
    }

    private static string Describe(int minutes) => minutes < MinutesPerHour
        ? $"{Math.Max(minutes, 1)} min"
        : $"{minutes / MinutesPerHour} h {minutes % MinutesPerHour} min";
}
