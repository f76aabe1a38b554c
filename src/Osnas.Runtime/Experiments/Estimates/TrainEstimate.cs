using Osnas.Graph;
using Osnas.Spaces;

namespace Osnas.Experiments;

/// <summary>Estimates what a training will take.</summary>
internal static class TrainEstimate
{
    /// <summary>Times some steps, unless the network is trained, and makes an estimate of them.</summary>
    /// <param name="parts">The training.</param>
    /// <param name="done">What is done already.</param>
    /// <param name="cancellation">Cancels between two steps.</param>
    public static RunEstimate Measure(TrainParts parts, WorkDone done, CancellationToken cancellation)
    {
        var options = parts.Options;
        var probe = new StepProbe(parts.Space, parts.Data, options.Data.EvaluationBatchSize, options.Seed, cancellation);
        var criterion = parts.Teacher is null
            ? null
            : options.Distillation!.CreateCriterion(parts.Teacher, options.Model.CreateCriterion(parts.Data.Train));
        var times = done.IsTrained(NetworkNames.Model)
            ? null
            : probe.TimeModel(parts.Architecture, options.Model, options.BatchNorm, criterion);
        var phase = EstimateParts.Training(
            NetworkNames.Model, options.Model, parts.Data, done, times, EstimateParts.CountEvaluated(options.Model, parts.Data));
        var gpu = EstimateParts.FindGpu(parts.Data);
        OpGraph[] graphs = [.. SpaceGraph.Build(parts.Table.Spec, parts.Data.Train.Size).Decode(parts.Architecture)];
        return new(
            [phase],
            EstimateParts.MeasureMemory(parts.Data, options.Data)
                + (probe.IsLimited && gpu is null ? EstimateParts.CountBatch(graphs, options.Model.BatchSize) : 0),
            times is null ? 0 : EstimateParts.CountFiles(times.Bytes, options.Model, options.Checkpoints))
        {
            UnknownMemory = gpu,
        };
    }
}
