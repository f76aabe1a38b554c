using System.Globalization;

namespace Osnas.Experiments;

/// <summary>What the files of a finished run don't have any more, by what its report and its options say.</summary>
internal static class LostLines
{
    /// <summary>The files that lack lines, or that are gone.</summary>
    /// <param name="run">The run; what can't be read is told already.</param>
    public static IEnumerable<AbsentPart> Find(RunRecord run)
    {
        if (run.Summary.State != RunState.Finished)
            return [];
        return new[] { FindCandidates(run), FindEpochs(run), FindPredictions(run) }.OfType<AbsentPart>()
            .Where(lost => !run.Absent.Any(part => part.File == lost.File));
    }

    private static AbsentPart? FindCandidates(RunRecord run) => (run.SearchReport?.Candidates, run.Search?.Count ?? 0) switch
    {
        (null, _) => null,
        (_, 0) => new(
            RunDirectory.CandidatesFile,
            $"The run has no candidates in {RunDirectory.CandidatesFile}: what the search evaluated isn't known."),
        ({ } all, var known) when known < all => new(
            RunDirectory.CandidatesFile,
            $"{RunDirectory.CandidatesFile} has {NumberText.Exact(known)} of the {NumberText.Count(all, "candidate")} that "
            + $"{RunDirectory.ReportFile} counts: the pictures of the search lack the others."),
        _ => null,
    };

    private static AbsentPart? FindEpochs(RunRecord run)
    {
        if (run.Curves.Count == 0)
            return new(RunDirectory.HistoryFile, $"The run has no trainings in {RunDirectory.HistoryFile}: how they went isn't known.");
        var lost = NetworksOf(run)
            .Select(network => (Name: network, Epochs: EpochsOf(run, network) - KnownEpochsOf(run, network)))
            .Where(network => network.Epochs > 0).ToArray();
        return lost.Length == 0
            ? null
            : new(
                RunDirectory.HistoryFile,
                $"{RunDirectory.HistoryFile} lacks {NumberText.Count(lost.Sum(network => network.Epochs), "epoch")} of "
                + $"{string.Join(", ", lost.Select(network => network.Name))}: the curves of the trainings lack them.");
    }

    private static AbsentPart? FindPredictions(RunRecord run) =>
        run is { Test: { } test, Result.TestImages: { } images } && test.Images < images
            ? new(
                RunDirectory.PredictionsFile,
                $"{RunDirectory.PredictionsFile} has {NumberText.Exact(test.Images)} of the {NumberText.Count(images, "test image")}: "
                + "the numbers by class are of these alone.")
            : null;

    /// <summary>The networks that a run trained.</summary>
    private static IEnumerable<string> NetworksOf(RunRecord run)
    {
        if (run.SearchReport is not { } report)
            return [NetworkNames.Model];
        var compared = report.Others.Prepend(report.Winner)
            .SelectMany(row => row.Trainings.Select(training => training.Network).DefaultIfEmpty(row.Name));
        return report.Fitness is null ? compared.Prepend(NetworkNames.Supernet) : compared;
    }

    /// <summary>The epochs of a training; 0 if the options don't tell.</summary>
    private static int EpochsOf(RunRecord run, string network)
    {
        var name = network == NetworkNames.Supernet ? "supernet.epochs" : "model.epochs";
        var value = run.Origin.Options.FirstOrDefault(option => option.Name == name)?.Value;
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var epochs) ? epochs : 0;
    }

    private static int KnownEpochsOf(RunRecord run, string network) =>
        run.Curves.FirstOrDefault(curve => curve.Network == network)?.Epochs.Count ?? 0;
}
