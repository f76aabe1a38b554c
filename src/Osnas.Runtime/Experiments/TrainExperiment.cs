using System.Globalization;
using Osnas.Data;
using Osnas.Modules;

namespace Osnas.Experiments;

/// <summary>Trains one architecture, from random weights or from the weights in a file.</summary>
public static class TrainExperiment
{
    /// <summary>The name of the network in histories and files.</summary>
    public const string Network = NetworkNames.Model;

    /// <summary>
    /// Runs a training, or resumes one that was stopped. The same options give the same result, bit for bit, on the same
    /// machine with the same number of threads, whether the training was stopped or not.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <param name="observer">Observes the training; null for no observer.</param>
    /// <param name="cancellation">Cancels the run between two steps, with a checkpoint.</param>
    /// <returns>The report, which is also in the run's folder.</returns>
    /// <exception cref="ArgumentException">An option is out of range, two options contradict each other, or the architecture
    /// doesn't belong to the space.</exception>
    /// <exception cref="KeyNotFoundException">The search space doesn't exist.</exception>
    /// <exception cref="IOException">The data can't be found.</exception>
    /// <exception cref="NotSupportedException">The device can't be used.</exception>
    /// <exception cref="InvalidDataException">The folder contains a run with other options, another space or another kind of
    /// device. The message names the difference.</exception>
    /// <exception cref="RunStoppedException">The run was stopped.</exception>
    /// <exception cref="SearchSpaceException">The data doesn't fit the space.</exception>
    public static TrainReport Run(TrainOptions options, IExperimentObserver? observer = null, CancellationToken cancellation = default) =>
        Prepare(options, parts => Run(parts, observer, cancellation));

    /// <summary>
    /// Gets what <see cref="Run(TrainOptions, IExperimentObserver?, CancellationToken)"/> will do and take, without writing a
    /// file.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <param name="cancellation">Cancels between two of the steps that are timed.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="InvalidDataException">The folder contains a run with other options or another space. The message names
    /// the difference.</exception>
    /// <remarks>The other exceptions are those of a run.</remarks>
    public static RunPlan Plan(TrainOptions options, CancellationToken cancellation = default) => Prepare(options, parts =>
    {
        var resumes = RunPlanning.FindRun(
            options.Output, TrainOptions.Declared, parts.Options, OsnasJson.Default.TrainOptions, parts.Table, parts.Data, parts.Device);
        var estimate = TrainEstimate.Measure(parts, new(options.Output), cancellation);
        return new RunPlan(options.Output, resumes, Summarize(parts, resumes ? options.Output : null), estimate, RunPlanning.TrainFiles);
    });

    private static T Prepare<T>(TrainOptions options, Func<TrainParts, T> work)
    {
        options.Check();
        options = options with { WeightsDigest = options.Weights is { } file ? FileDigest.Sha256(file) : null };
        var device = RunDevice.Select(options.Device, options.AllowDeviceChange);
        var space = SearchSpaces.Get(options.Space);
        var architecture = new Architecture(options.Architecture);
        space.Spec.Check(architecture);
        using var data = ExperimentData.Load(space, options.Data, options.Seed);
        data.Device = device.Selected.Device;
        NetworkPrecision.Check(options.Model.Precision, data.Device);
        ExperimentData.CheckBatches(data.Train, options.Data.EvaluationBatchSize, options.Model.BatchSize);
        _ = options.Model.CreateCriterion(data.Train); // says so before any work if the criterion has no class weights
        if (options.Model.KeepBest)
            _ = data.Validation; // says so before any work if there is none
        var table = space.CreateLookUpTable(data.Train.Size, data.Train.Classes);
        using var teacher = options.Distillation is { } distillation ? Experiment.LoadTeacher(distillation, data.Train) : null;
        var weights = FindWeights(space, architecture, data, options);
        var (found, batchSize) = FoundBatchSizes.Find(options, space, data, architecture);
        return work(new(found, space, architecture, data, table, teacher, weights)
        {
            Device = device,
            BatchSize = batchSize,
        });
    }

    private static TrainReport Run(TrainParts parts, IExperimentObserver? observer, CancellationToken cancellation)
    {
        var (options, space, architecture, data, table, teacher, weights) = parts;
        using var directory = new RunDirectory(options.Output);
        observer = TensorBoardObserver.Watch(options.TensorBoard, directory, [Network], table, [], observer);
        using var times = new TimesObserver(directory, TimeProvider.System, observer);
        observer = times;
        var isThere = directory.Open(options, TrainOptions.Declared, OsnasJson.Default.TrainOptions, table, data, parts.Device);
        directory.KeepSpace(table, []);
        var experiment = new Experiment(
            space, data, directory, options.Checkpoints, options.Data.EvaluationBatchSize, observer, cancellation);
        var cost = CostDocument.Create(table, architecture);
        observer.Started(Summarize(parts, isThere ? directory.Path : null));
        if (directory.HasWeights(Network) && TestPredictions.AreKept(directory)
            && directory.TryRead(RunDirectory.ReportFile, OsnasJson.Default.TrainReport) is { } report)
            return report with { Output = directory.Path };
        return experiment.Guard(() =>
        {
            RunPlanning.Tell(observer, () => TrainEstimate.Measure(parts, new(directory.Path), cancellation));
            var labels = options.Model.CreateCriterion(data.Train);
            var criterion = teacher is null ? labels : options.Distillation!.CreateCriterion(teacher, labels);
            var model = experiment.TrainModel(
                Network,
                architecture,
                options.Model with { Seed = options.Seed },
                options.BatchNorm,
                criterion,
                options.Weights is { } path ? network => InitialWeights.Load(path, options.WeightsPartial, network) : null);
            TestPredictions.Keep(directory, data.Test, model.Test);
            return Write(experiment, options, table, architecture, cost, model, weights);
        });
    }

    /// <summary>What the file of weights has for the network; null without a file.</summary>
    private static InitialWeightsDocument? FindWeights(
        SearchSpaceRegistration space, Architecture architecture, DataSplit data, TrainOptions options)
    {
        if (options.Weights is not { } path)
            return null;
        using var model = space.CreateModel(architecture, data.Train.Classes, options.BatchNorm, data.Device);
        return InitialWeights.Load(path, options.WeightsPartial, model) with
        {
            OtherClasses = InitialWeights.FindOtherClasses(path, data.ClassNames),
        };
    }

    private static IReadOnlyList<string> Summarize(TrainParts parts, string? resumed)
    {
        var (space, cost) = (parts.Space, CostDocument.Create(parts.Table, parts.Architecture));
        return
        [
            $"space     {space.Name} ({space.Spec.Fingerprint})",
            string.Create(
                CultureInfo.InvariantCulture, $"network   {parts.Architecture}: {cost.Flops:N0} FLOPs, {cost.Params:N0} parameters"),
            .. DataSummary.Create(parts.Data, parts.Options.Data, space.Spec, parts.Options.Model.Balance, space.Name),
            .. parts.Weights?.Describe().Select((line, index) => index == 0 ? $"weights   {line}" : $"          {line}") ?? [],
            .. parts.BatchSize,
            .. TrainingSummary.Describe(parts.Options.Model),
            $"seed      {parts.Options.Seed}",
            .. parts.Device.Describe(resumed is null ? [] : RunDirectory.FindDevices(resumed)),
            .. RunFolder.DescribeBefore(resumed, RunFolder.IsFinished),
        ];
    }

    private static TrainReport Write(
        Experiment experiment,
        TrainOptions options,
        BaseLookUpTable table,
        Architecture architecture,
        CostDocument cost,
        TrainedModel model,
        InitialWeightsDocument? weights)
    {
        var (spec, directory, blocks) = (table.Spec, experiment.Directory, experiment.Blocks(architecture));
        directory.MarkTrained();
        directory.Write(
            RunDirectory.ArchitectureFile,
            new(spec.Name, spec.Fingerprint, table.InputSize, spec.Classes, [.. architecture], blocks, cost, null, model.TestAccuracy),
            OsnasJson.Default.ArchitectureDocument);
        var report = new TrainReport(
            spec.Name,
            spec.Fingerprint,
            table.InputSize,
            spec.Classes,
            options.Seed,
            [.. architecture],
            blocks,
            cost,
            model.ValidationAccuracy,
            model.TestAccuracy,
            directory.Path)
        {
            TestClasses = model.Test.ByClass,
            Weights = weights,
            Devices = RunDirectory.FindDevices(directory.Path),
        };
        directory.Write(RunDirectory.ReportFile, report, OsnasJson.Default.TrainReport);
        return report;
    }
}
