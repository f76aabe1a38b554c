using Osnas.Data;
using Osnas.LookUpTables;
using Osnas.Modules;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>Evaluates candidates at a worker, with the weights of one supernet.</summary>
internal sealed class EvaluationWork : IDisposable
{
    private readonly StoredFile? _weights;
    private readonly StoredFile? _latency;
    private readonly BaseSupernet? _supernet;
    private readonly IEvaluator _evaluator;

    private EvaluationWork(
        StoredFile? weights, StoredFile? latency, BaseSupernet? supernet, SupernetEvaluator? paths, IEvaluator evaluator) =>
        (_weights, _latency, _supernet, Supernet, _evaluator) = (weights, latency, supernet, paths, evaluator);

    /// <summary>The supernet, as the path of an architecture; null without one.</summary>
    public SupernetEvaluator? Supernet { get; }

    /// <summary>Loads the weights of a supernet.</summary>
    /// <param name="order">The search.</param>
    /// <param name="data">Its images.</param>
    /// <param name="calibration">The images for batch norm statistics.</param>
    /// <param name="files">Fetches the weights and the latency.</param>
    /// <param name="weights">The weights; null without a supernet.</param>
    /// <param name="latency">The measured latency; null without one.</param>
    public static EvaluationWork Load(
        OpenedOrder order, DataSplit data, ImageDataset calibration, IJobFiles files, StoredFile? weights, StoredFile? latency)
    {
        var (space, options) = (order.Space, order.Options);
        var table = space.CreateLookUpTable(data.Train.Size, data.Train.Classes);
        if (latency is not null)
            table.UseLatency(LatencyTable.Read(files.Fetch(latency), table));
        var supernet = weights is null ? null : SupernetTraining.Create(space, data, options, files.Fetch(weights));
        try
        {
            var paths = supernet is null ? null : SearchEvaluation.OfSupernet(options, supernet, calibration, data);
            return new(weights, latency, supernet, paths, SearchEvaluation.OfFitness(options, space, table, data, paths));
        }
        catch
        {
            supernet?.Dispose();
            throw;
        }
    }

    /// <summary>Whether these are its weights and its latency.</summary>
    public bool IsOf(StoredFile? weights, StoredFile? latency) => weights == _weights && latency == _latency;

    /// <summary>Evaluates a candidate.</summary>
    /// <returns>Its fitness, a finite number.</returns>
    public double Evaluate(Architecture architecture) => _evaluator.Evaluate([architecture]).Single().Fitness;

    /// <summary>Judges a candidate on a part of the validation images.</summary>
    /// <returns>How many of them it classifies right.</returns>
    public long Evaluate(Architecture architecture, ImageRange images) =>
        RequestedEvaluations.RequirePartial(_evaluator).Evaluate([architecture], images.Start, images.Count).Single().Correct;

    /// <inheritdoc/>
    public void Dispose()
    {
        (_evaluator as IDisposable)?.Dispose();
        _supernet?.Dispose();
    }
}
