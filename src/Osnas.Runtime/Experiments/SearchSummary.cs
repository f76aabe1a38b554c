using System.Globalization;
using Osnas.Data;
using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>The lines of text with which a search begins: what was understood of its options.</summary>
internal static class SearchSummary
{
    /// <summary>Creates the lines.</summary>
    /// <param name="parts">What the search works with.</param>
    /// <param name="resumed">The folder of the run that is resumed; null for a new run.</param>
    public static IReadOnlyList<string> Create(SearchParts parts, string? resumed)
    {
        var (options, data, spec, budget) = (parts.Options, parts.Data, parts.Space.Spec, parts.Budget);
        return
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"space     {parts.Space.Name} ({spec.Fingerprint}): {spec.RowsInWords} x {spec.ModelCfgShape.Columns} candidates, "
                + $"{spec.ArchitectureCountInWords} architectures"),
            .. DataSummary.Create(data, options.Data, spec, options.Balance, parts.Space.Name),
            $"budget    {budget} (the space has "
            + $"{string.Join(", ", budget.Metrics.Select(metric => BudgetRules.FormatRange(parts.Table.GetStatistics(metric), metric)))})",
            .. options.Budget?.Where(constraint => BudgetRules.HasNoEffect(constraint, parts.Table.GetStatistics(constraint.Metric)))
            .Select(constraint => $"warning   every architecture of the space meets the budget {ConstraintText.Format(constraint)}: it "
                + $"has {BudgetRules.FormatRange(parts.Table.GetStatistics(constraint.Metric), constraint.Metric)}") ?? [],
            .. DescribeLatency(parts),
            $"strategy  {SearcherRegistry.All.NameOf(options.Searcher)}, "
            + (options.Fitness.NeedsSupernet
                ? $"supernet trained by {SamplerRegistry.All.NameOf(options.EffectiveSampler)}"
                : "without a supernet"),
            .. options.OtherFitness is { } fitness ? (string[])[$"fitness   {fitness}, not an accuracy"] : [],
            .. BoardWork.Summarize(parts),
            .. parts.Board is null && options.MostInFlight > 1
            ? (string[])[$"in flight {options.MostInFlight} candidates: the strategy asks for so many before it knows their accuracies"]
            : [],
            .. SearchEstimate.CountCandidates(parts) is { } candidates && candidates < options.Searcher.EvaluationCount
            ? (string[])[
                $"search    at most {Words.Count(candidates, "candidate")}, not {options.Searcher.EvaluationCount}: "
                + budget.Exhausted
            ]
            : [],
            .. new SearchStart(parts).Describe() is { } start ? (string[])[$"start     {start}"] : [],
            .. options.Searcher.FindPlan(budget) is { } plan ? (string[])[$"search    {plan}"] : [],
            .. DescribeModels(options),
            .. ComparedTrainings.DescribeRepeats(options, resumed) is { } repeats ? (string[])[$"repeats   {repeats}"] : [],
            .. parts.BatchSizes,
            .. TrainingSummary.Describe(options.Fitness.NeedsSupernet ? options.Supernet : options.Model, options.Model),
            $"seed      {options.Seed}",
            .. parts.Device.Describe(resumed is null ? [] : RunDirectory.FindDevices(resumed)),
            .. ComparedArchitecture.CountIfFewer(parts.Inside, options.Baselines) is { } count
            ? (string[])[$"baselines {count}, not {options.Baselines}: besides the winner, {budget.Exhausted}"]
            : [],
            .. RunFolder.DescribeBefore(resumed, run => RunFolder.IsFinished(run, options)),
        ];
    }

    /// <summary>Latency is often that of another device than the search's: the one where the network will run.</summary>
    private static IEnumerable<string> DescribeLatency(SearchParts parts)
    {
        if (parts.Latency is not { Device: var measured } latency)
            yield break;
        yield return $"latency   measured on {measured}, batch of {latency.BatchSize}, threads: {latency.Threads}";
        if (measured.FindDifference(parts.Device.Selected) is { } difference)
            yield return $"          {difference}";
    }

    private static IEnumerable<string> DescribeModels(SearchOptions options) => options.ModelFrom == ModelOrigin.Scratch
        ? []
        :
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"models    from the supernet's weights, {Words.Count(options.ModelTraining.Epochs, "epoch")}, learning rate "
                + $"{options.ModelTraining.LearningRate:0.######}"),
        ];
}
