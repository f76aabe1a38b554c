using Osnas.LookUpTables;
using Osnas.Modules;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>What happens before a search begins or is planned.</summary>
internal static class SearchPreparation
{
    /// <summary>Checks the options, loads what the search needs, and disposes it after the work.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="options">The options.</param>
    /// <param name="latencies">Where the latency table comes from.</param>
    /// <param name="work">What is done with the parts.</param>
    /// <returns>The result of the work.</returns>
    /// <remarks>What a search can't do is an error here, before any work.</remarks>
    public static T Prepare<T>(SearchOptions options, LatencySource latencies, Func<SearchParts, T> work)
    {
        options.Check();
        if (latencies.Board is not null && BoardTrainings.FindFault(options) is { } fault)
            throw new ArgumentException(fault);
        var device = RunDevice.Select(options.Device, options.AllowDeviceChange);
        var space = SearchSpaces.Get(options.Space);
        using var data = ExperimentData.Load(space, options.Data, options.Seed);
        data.Device = device.Selected.Device;
        NetworkPrecision.Check(options.Model.Precision, data.Device);
        ExperimentData.CheckBatches(
            data.Train,
            options.Data.EvaluationBatchSize,
            options.Supernet.BatchSize,
            options.Model.BatchSize,
            options.Searcher.LargestBatch);
        _ = data.Validation; // says so before any work if there is none
        _ = options.Model.CreateCriterion(data.Train); // or if the criterion has no class weights
        var table = space.CreateLookUpTable(data.Train.Size, data.Train.Classes);
        latencies.Board?.Publish(WorkOrder.Of(options, space, data, device));
        var latencyFile = latencies.Find(options, table);
        var latency = latencyFile is null ? null : LatencyTable.Read(latencyFile, table);
        if (latency is not null)
            table.UseLatency(latency);
        var budget = new Budget(
            table, options.Budget ?? BudgetScaling.ToSize(space.CreateLookUpTable(space.Spec.InputSize, space.Spec.Classes), table));
        using var teacher = options.Distillation is { Teacher: not DistillationOptions.Supernet } distillation
            ? Experiment.LoadTeacher(distillation, data.Train)
            : null;
        var inside = new BudgetSampler(budget);
        if (options.Searcher.FindPlan(budget) is { } plan)
        {
            plan.CheckImages(data.Validation.Count);
            if (options.Asynchronous)
                throw new ArgumentException(
                    $"The strategy {SearcherRegistry.All.NameOf(options.Searcher)} evaluates in rounds, so it can't be "
                    + "asynchronous. Leave out --asynchronous, or choose another strategy.");
        }

        var (found, batchSizes) = FoundBatchSizes.Find(options, space, data, inside);
        options.Searcher.CheckBudget(inside);
        using var supernet = options.Fitness.NeedsSupernet ? new SupernetTraining(space, data, found, inside) : null;
        return work(new(found, space, data, inside, supernet, teacher)
        {
            Device = device,
            Latency = latency,
            LatencyFile = latencyFile,
            Board = latencies.Board,
            BatchSizes = batchSizes,
        });
    }
}
