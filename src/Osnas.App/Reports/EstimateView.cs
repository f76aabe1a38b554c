using System.Globalization;
using Osnas.Experiments;

namespace Osnas.App;

/// <summary>What a run will take, for people: the lines at its start, and those of a dry run.</summary>
internal static class EstimateView
{
    private const int NameWidth = 10;
    private const int AmountWidth = 18;
    private const double Megabyte = 1e6;
    private const double Gigabyte = 1e9;

    /// <summary>The lines, at most 80 columns wide.</summary>
    public static IReadOnlyList<string> Describe(RunEstimate estimate)
    {
        var unknown = estimate.UnknownMemory is { } gpu ? $", without {gpu}, whose memory isn't known" : string.Empty;
        var (all, least) = (Duration(estimate.SecondsLeft), estimate.IsComplete ? string.Empty : ", without the parts of unknown time");
        return
        [
            $"{"time",-NameWidth}about {all}{least}",
            .. estimate.Phases.GroupBy(phase => NetworkNames.WithoutRepeat(phase.Name)).Select(trainings => Describe([.. trainings])),
            $"{"memory",-NameWidth}about {Bytes(estimate.PeakMemoryBytes)} at most{unknown}",
            $"{"disk",-NameWidth}about {Bytes(estimate.DiskBytes)} at most",
        ];
    }

    /// <summary>All trainings of a network in one line.</summary>
    private static string Describe(IReadOnlyList<RunPhase> trainings)
    {
        var all = trainings[0] with { Total = trainings.Sum(phase => phase.Total), Done = trainings.Sum(phase => phase.Done) };
        var amount = trainings.Count == 1 ? Amount(all) : $"{trainings.Count} x {Amount(all)}";
        return $"{string.Empty,-NameWidth}{all.Name,-ProgressText.NameWidth}  {amount,-AmountWidth}{Time(all)}";
    }

    private static string Amount(RunPhase phase) =>
        phase.Epochs is { } epochs ? Words.Count(epochs, "epoch")
        : phase.Total == 1 ? $"1 {phase.Unit.TrimEnd('s')}"
        : phase.Total > 0 ? string.Create(CultureInfo.InvariantCulture, $"{phase.Total:N0} {phase.Unit}")
        : phase.Unit;

    private static string Time(RunPhase phase) =>
        phase is { Left: 0, Total: > 0 } ? "done"
        : phase.SecondsLeft is not { } seconds ? "not known yet"
        : phase.Done > 0 ? $"{Duration(seconds)} left"
        : Duration(seconds);

    /// <summary>Nothing takes no time at all.</summary>
    private static string Duration(double seconds) => Quantity.Duration(TimeSpan.FromSeconds(Math.Ceiling(seconds)));

    private static string Bytes(long bytes) => bytes >= Gigabyte
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / Gigabyte:0.0} GB")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / Megabyte):N0} MB");
}
