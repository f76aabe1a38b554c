using Osnas.Data;
using Osnas.LookUpTables;
using Osnas.Modules;
using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>What evaluates the candidates of a search: the same on the machine of the search and at its workers.</summary>
internal static class SearchEvaluation
{
    /// <summary>The accuracy with the weights of the trained supernet.</summary>
    /// <param name="options">The options of the search.</param>
    /// <param name="supernet">The supernet.</param>
    /// <param name="calibration">The images for batch norm statistics.</param>
    /// <param name="data">The images of the search.</param>
    public static SupernetEvaluator OfSupernet(
        SearchOptions options, BaseSupernet supernet, ImageDataset calibration, DataSplit data) =>
        new(supernet, calibration, data.Validation, options.Data.EvaluationBatchSize) { SharedMegabytes = options.SharedMegabytes };

    /// <summary>The fitness of the options.</summary>
    /// <param name="options">The options of the search.</param>
    /// <param name="space">The space.</param>
    /// <param name="table">Its costs.</param>
    /// <param name="data">The images of the search.</param>
    /// <param name="supernet">The accuracy with the weights of the supernet; null without one.</param>
    public static IEvaluator OfFitness(
        SearchOptions options, SearchSpaceRegistration space, BaseLookUpTable table, DataSplit data, SupernetEvaluator? supernet) =>
        options.Fitness.Create(new(space, table, data.Train, options.Seed) { SupernetAccuracy = supernet });
}
