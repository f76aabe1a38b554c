using Osnas.Experiments;
using Osnas.Report.Charts;

namespace Osnas.Report.Runs;

/// <summary>The pictures of the trainings of a run: the supernet, then the networks that are compared.</summary>
internal static class TrainingCharts
{
    /// <summary>The winner of a search, or the network of a training without one: what runs of both kinds have in common.</summary>
    private const string FinalNetwork = "final network";

    /// <summary>The pictures of some trainings.</summary>
    public static IReadOnlyList<LineChart> Create(IReadOnlyList<TrainingCurve> curves)
    {
        var supernet = curves.Where(curve => curve.Network == NetworkNames.Supernet).ToArray();
        var networks = curves.Except(supernet).OrderBy(IsMain).ToArray();
        return [.. Charts("Supernet", supernet), .. Charts(networks.Length == 1 ? Name(networks[0].Network) : "Networks", networks)];
    }

    private static IEnumerable<LineChart> Charts(string title, TrainingCurve[] curves)
    {
        if (curves.Length == 0)
            yield break;
        yield return Chart(title, "loss", ChartAxis.Number, [.. curves.Select(curve => Line(curve, string.Empty, epoch => epoch.Loss))]);
        yield return Chart(
            title,
            "accuracy",
            ChartAxis.Percent,
            [
                .. curves.Select(curve => Line(curve, "training", epoch => epoch.Accuracy)),
                .. curves.Where(curve => IsMain(curve) && curve.Epochs.Any(epoch => epoch.ValidationAccuracy is not null))
                    .Select(curve => Line(curve, "validation", epoch => epoch.ValidationAccuracy) with { Style = ChartStyle.Second }),
            ]);
        yield return Chart(
            title,
            "learning rate",
            ChartAxis.Number,
            [.. curves.Select(curve => Line(curve, string.Empty, epoch => epoch.LearningRate))]);
    }

    private static LineChart Chart(string title, string value, Func<double, string> format, ChartLine[] lines)
    {
        var epochs = lines.SelectMany(line => line.Points).Select(point => point.X).DefaultIfEmpty(1).ToArray();
        return new(
            $"{title}: {value}",
            new("epoch", Math.Min(1, epochs.Min()), Math.Max(epochs.Max(), 2), ChartAxis.Number),
            ChartAxis.Fit(value, lines.SelectMany(line => line.Points).Select(point => point.Y), format),
            lines);
    }

    private static ChartLine Line(TrainingCurve curve, string what, Func<EpochPoint, double?> value)
    {
        var isMain = IsMain(curve);
        return new(
            Join(isMain ? Name(curve.Network) : "others"),
            isMain ? ChartStyle.Main : ChartStyle.Context,
            [.. curve.Epochs.Where(epoch => value(epoch) is not null).Select(epoch => new ChartPoint(epoch.Epoch, value(epoch)!.Value))])
        {
            Role = isMain ? Join(curve.Network == NetworkNames.Supernet ? NetworkNames.Supernet : FinalNetwork) : null,
        };

        string Join(string name) => what.Length == 0 ? name : $"{name}, {what}";
    }

    /// <summary>Those that a picture is about are in front of the others.</summary>
    private static bool IsMain(TrainingCurve curve) =>
        NetworkNames.WithoutRepeat(curve.Network) is NetworkNames.Supernet or NetworkNames.Winner or NetworkNames.Model;

    private static string Name(string network) => NetworkNames.WithoutRepeat(network);
}
