using Osnas.Experiments;
using Osnas.Latency;
using Osnas.LookUpTables;

namespace Osnas.App;

/// <summary>Says what a run will do, without doing it.</summary>
/// <param name="options">The options of the run.</param>
/// <param name="threads">The number of torch threads; null for torch's default.</param>
/// <param name="cancellation">Cancels between two steps.</param>
internal delegate RunPlan PlanRunner<TOptions>(TOptions options, int? threads, CancellationToken cancellation);

/// <summary>The work of commands that needs libtorch.</summary>
/// <param name="Search">Runs a search.</param>
/// <param name="Train">Runs a training.</param>
/// <param name="Evaluate">Measures a trained network.</param>
/// <param name="Predict">Classifies pictures.</param>
/// <param name="Export">Writes a trained network as an ONNX file.</param>
/// <param name="Latency">Measures latency.</param>
internal sealed record Runners(
    SearchRunner Search, TrainRunner Train, EvaluateRunner Evaluate, PredictRunner Predict, ExportRunner Export, LatencyRunner Latency)
{
    /// <summary>Looks at data.</summary>
    public DataRunner Data { get; init; } = (options, seed, space) => Libtorch.Run(() => DataInspection.Run(options, seed, space));

    /// <summary>Plans a search.</summary>
    public PlanRunner<SearchOptions> PlanSearch { get; init; } =
        (options, threads, cancellation) => Libtorch.Run(() => SearchExperiment.Plan(options, cancellation), threads);

    /// <summary>Plans a training.</summary>
    public PlanRunner<TrainOptions> PlanTrain { get; init; } =
        (options, threads, cancellation) => Libtorch.Run(() => TrainExperiment.Plan(options, cancellation), threads);

    /// <summary>The number of processors.</summary>
    public int Processors { get; init; } = Environment.ProcessorCount;

    /// <summary>Looks at the machine; libtorch may be missing.</summary>
    public Func<MachineFacts> Examine { get; init; } = MachineFacts.Gather;

    /// <summary>Runs them, once libtorch is loaded.</summary>
    public static Runners OfLibtorch { get; } = new(
        (options, threads, observer, cancellation) => Libtorch.Run(() => SearchExperiment.Run(options, observer, cancellation), threads),
        (options, threads, observer, cancellation) => Libtorch.Run(() => TrainExperiment.Run(options, observer, cancellation), threads),
        (folder, data, verifyData, device, batchSize) =>
            Libtorch.Run(() => EvaluateExperiment.Run(folder, data, verifyData, device, batchSize)),
        (folder, names, top, device, batchSize) => Libtorch.Run(() => PredictExperiment.Run(folder, names, top, device, batchSize)),
        (folder, output, inputType) => Libtorch.Run(() => ExportExperiment.Run(folder, output, inputType)),
        (space, table, options, progress, cancellation) =>
            Libtorch.Run(() => LatencyMeasurement.Run(space, table, options, progress: progress, cancellation: cancellation)));
}
