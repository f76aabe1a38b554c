using System.Globalization;
using Osnas.Dashboard.Reading;
using Osnas.Experiments;

namespace Osnas.Dashboard.Pages;

/// <summary>A run in the list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Url">Its page.</param>
/// <param name="State">What became of it.</param>
/// <param name="Started">When it began.</param>
public sealed record RunRow(string Name, string Url, string State, DateTimeOffset Started)
{
    /// <summary>The id of the row, of any name.</summary>
    public string Id => $"run-{TextDigest.Of(Name)}";

    /// <summary>When it began, for programs.</summary>
    public string StartedUtc => Started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>When it began, by the clock of the server.</summary>
    public string StartedHere => Started.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Whether a process works on it.</summary>
    public bool IsRunning { get; init; }

    /// <summary>How far it is; null for a finished run.</summary>
    public RunProgress? Progress { get; init; }

    /// <summary>The best that it found; null before.</summary>
    public string? Best { get; init; }

    /// <summary>The space; null if it isn't known.</summary>
    public string? Space { get; init; }

    /// <summary>What is wrong with it; null if nothing is.</summary>
    public string? Fault { get; init; }

    internal static RunRow Create(RunEntry run) => new(
        run.Summary.Name, PageUrls.OfRun(run.Summary.Name), RunStateNames.Of(run.Summary.State), run.Summary.Started)
    {
        IsRunning = run.Summary.State == RunState.Running,
        Progress = RunProgress.Create(run.Summary, run.Times),
        Best = run.Summary.TestAccuracy is { } accuracy ? $"{Quantity.Percent(accuracy)} test"
            : run.Best is { } best ? $"{Quantity.Fitness(best, run.Fitness)} so far"
            : null,
        Space = run.Summary.Space,
        Fault = run.Summary.Fault,
    };
}
