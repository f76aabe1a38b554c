using System.Text.Json.Serialization.Metadata;
using Osnas.Data;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>
/// The options of a run with the batch sizes that it was asked to find. They are a part of the options from then on: a run that
/// resumes has those it began with.
/// </summary>
internal static class FoundBatchSizes
{
    /// <summary>Finds those of a search, for the supernet and for the winner and what it is compared with.</summary>
    /// <returns>The options, and what the first lines of the run say of it: none if all batch sizes were given.</returns>
    public static (SearchOptions Options, IReadOnlyList<string> Lines) Find(
        SearchOptions options, SearchSpaceRegistration space, DataSplit data, BudgetSampler inside)
    {
        var before = IsAsked(options.Supernet) || IsAsked(options.Model)
            ? ReadBefore(options.Output, OsnasJson.Default.SearchOptions)
            : null;
        var probe = new BatchSizeProbe(space, data, options.BatchNorm, () => HostMemory.Free);
        var supernet = options.Fitness.NeedsSupernet
            ? Set(
                options.Supernet,
                () => before?.Supernet.BatchSize ?? probe.FindOfSupernet(options.Supernet, options.EffectiveSampler, inside))
            : options.Supernet; // nothing trains it
        var found = options with
        {
            Supernet = supernet,
            Searcher = options.Searcher.WithFoundBatchSize(supernet.BatchSize),
            Model = Set(
                options.Model,
                () => before?.Model.BatchSize ?? probe.FindOfModel(
                    NetworkNames.Winner,
                    options.Model,
                    inside.Budget.Table.GetStatistics(InfoMetric.Flops).MostExpensive)), // one that the winner is compared with
        };
        return (found, Describe(options, found, isThere: before is not null));
    }

    /// <summary>Finds that of a training.</summary>
    /// <returns>The options, and what the first lines of the run say of it: none if the batch size was given.</returns>
    public static (TrainOptions Options, IReadOnlyList<string> Lines) Find(
        TrainOptions options, SearchSpaceRegistration space, DataSplit data, Architecture architecture)
    {
        if (!IsAsked(options.Model))
            return (options, []);
        var before = ReadBefore(options.Output, OsnasJson.Default.TrainOptions);
        var probe = new BatchSizeProbe(space, data, options.BatchNorm, () => HostMemory.Free);
        var model = Set(
            options.Model, () => before?.Model.BatchSize ?? probe.FindOfModel(NetworkNames.Model, options.Model, architecture));
        return (options with { Model = model }, Describe($"{model.BatchSize} images", isThere: before is not null));
    }

    /// <summary>What the first lines of a search say of it.</summary>
    /// <param name="asked">The options as they were given.</param>
    /// <param name="found">The options with the batch sizes.</param>
    /// <param name="isThere">Whether the batch sizes are those of a run that goes on.</param>
    internal static IReadOnlyList<string> Describe(SearchOptions asked, SearchOptions found, bool isThere)
    {
        var (supernet, model) = (found.Supernet.BatchSize, found.Model.BatchSize);
        var images = (IsAsked(asked.Supernet) && !IsAsked(found.Supernet), IsAsked(asked.Model)) switch
        {
            (false, false) => null,
            (true, false) => $"{supernet} images for the supernet",
            (false, true) => $"{model} images for the winner",
            (true, true) => supernet == model ? $"{model} images" : $"{supernet} images for the supernet, {model} for the winner",
        };
        return images is null ? [] : Describe(images, isThere);
    }

    /// <summary>A run that goes on keeps its numbers, wherever they are from: auto finds no others.</summary>
    private static string[] Describe(string images, bool isThere) => isThere
        ? [$"batch     {images}, as before: auto keeps what the run has"]
        : [$"batch     {images}, found by auto", "          learning rates stay as they are"];

    private static bool IsAsked(TrainingOptions options) => options.BatchSize == TrainingOptions.AutoBatchSize;

    private static TrainingOptions Set(TrainingOptions options, Func<int> find) =>
        IsAsked(options) ? options with { BatchSize = find() } : options;

    /// <summary>The options that a run began with; null if none did here, or if their file is bad, which its opening tells.</summary>
    private static T? ReadBefore<T>(string folder, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return Path.Combine(folder, RunDirectory.ConfigFile) is var file && File.Exists(file) ? JsonText.Read(file, type) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
