using System.Globalization;
using Osnas.Criteria;
using Osnas.Data;
using Osnas.Modules;
using Osnas.Options;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>Trains a network that classifies images: a model, or a supernet with a sampler.</summary>
public sealed class Trainer
{
    /// <summary>The <see cref="ReadsOfEpoch"/> to read each step.</summary>
    internal const int EachStep = int.MaxValue;

    private readonly nn.Module<Tensor, Tensor> _network;
    private readonly TrainingOptions _options;
    private readonly ISampler? _sampler;

    /// <summary>What the last step of a supernet trained, to try it again with fewer images.</summary>
    private StepPlan? _plan;

    /// <summary>Initializes the training of a network.</summary>
    /// <param name="network">The network, images <c>[N, C, H, W]</c> to logits <c>[N, Classes]</c>.</param>
    /// <param name="options">The options of the training.</param>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    public Trainer(nn.Module<Tensor, Tensor> network, TrainingOptions options)
    {
        options.Check();
        BatchSizeType.CheckFound(options.BatchSize, nameof(options.BatchSize));
        _network = network;
        _options = options;
    }

    /// <summary>Initializes the training of a supernet.</summary>
    /// <param name="supernet">The supernet.</param>
    /// <param name="sampler">The sampler, which selects what each step trains.</param>
    /// <param name="options">The options of the training.</param>
    /// <exception cref="ArgumentException">The sampler belongs to another space, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The sampler can't train this supernet. The message says why.</exception>
    public Trainer(BaseSupernet supernet, ISampler sampler, TrainingOptions options)
        : this(supernet, options)
    {
        sampler.Check(supernet);
        _sampler = sampler;
    }

    /// <summary>A companion that trains other parameters in turn with the weights; null for none.</summary>
    public ITrainingCompanion? Companion { get; init; }

    /// <summary>The loss; null for that of the options, with their class weights.</summary>
    public ICriterion? Criterion { get; init; }

    /// <summary>
    /// Measures the quality of the network after each epoch, greater is better; null for no validation. It may depend only on
    /// the weights. During it, the network computes with 32-bit floats, as after the training.
    /// </summary>
    public Func<double>? Validation { get; init; }

    /// <summary>
    /// The folder for checkpoints, used only by this training; null for no checkpoints. If it contains a checkpoint, the
    /// training resumes from it.
    /// </summary>
    public string? CheckpointFolder { get; init; }

    /// <summary>The checkpoints to write and keep.</summary>
    public CheckpointOptions Checkpoints { get; init; } = new();

    /// <summary>How often an epoch reads the results of its steps, which the host waits for.</summary>
    internal int ReadsOfEpoch { get; init; } = 20;

    /// <summary>
    /// Trains for all epochs. Afterwards, the network is in training mode. On the same machine with the same number of threads,
    /// a training that resumes from its checkpoint ends with the same weights, bit for bit, as one that was not stopped.
    /// </summary>
    /// <param name="train">The training images.</param>
    /// <param name="progress">Receives the progress after each step; for the last step of an epoch, after the validation.</param>
    /// <param name="cancellation">Cancels the run between two steps, with a checkpoint.</param>
    /// <returns>The last step of each epoch.</returns>
    /// <exception cref="ArgumentException">There is only one image, or the images have another number of channels or more
    /// classes than the network.</exception>
    /// <exception cref="DeviceMemoryException">The device has too little memory for a batch.</exception>
    /// <exception cref="InvalidDataException">The checkpoint belongs to another training. The message names the
    /// difference.</exception>
    /// <exception cref="OperationCanceledException">The training was stopped.</exception>
    /// <exception cref="InvalidOperationException">The options keep the best weights, and there is no
    /// <see cref="Validation"/>.</exception>
    /// <exception cref="NotSupportedException">The device does not support the precision of the options.</exception>
    /// <exception cref="NotFiniteNumberException">The loss, or a weight at the end of an epoch, is NaN or infinite.</exception>
    /// <exception cref="SearchSpaceException">The network computes with weights that aren't among its parameters.</exception>
    public IReadOnlyList<TrainingStep> Train(
        ImageDataset train, IProgress<TrainingStep>? progress = null, CancellationToken cancellation = default)
    {
        if (_options.Epochs == 0)
            return [];
        if (train.Count < 2)
            throw new ArgumentException($"Training needs at least 2 images for batch norm; there is {train.Count}.", nameof(train));
        NetworkFit.Check(_network, train);
        if (_options.KeepBest && Validation is null)
            throw new InvalidOperationException("KeepBest needs a validation to find the best epoch.");
        CheckRegistration(train);

        var criterion = Criterion ?? _options.CreateCriterion(train);
        using var optimization = new Optimization(_network, _options, criterion);
        var checkpoints = CheckpointFolder is null
            ? null
            : new TrainingCheckpoints(
                CheckpointFolder,
                Checkpoints,
                optimization,
                Companion,
                state => new(CheckpointDocument.Name(_network), _options, train.Count, state));
        var best = new BestWeights(_network, checkpoints?.BestWeights);
        var state = checkpoints?.Load() ?? TrainingState.Start;
        var memory = BatchMemory.TrainingSteps(_network, train, _options, criterion, () => _plan);
        using var seeded = TorchSeed.Use(_options.Seed, "training");
        _network.train();
        while (state.History.Count < _options.Epochs)
        {
            state = memory.Run(() => TrainEpoch(optimization, train, state, progress, checkpoints, cancellation));
            CheckFinite(state);
            if (Validation is not null)
                state = Validate(state, best);
            progress?.Report(state.History[^1]);
            checkpoints?.EndEpoch(state);
        }

        if (_options.KeepBest)
            best.Load();
        return state.History;
    }

    /// <summary>Weights that aren't registered wouldn't be trained. Those of a companion may be elsewhere.</summary>
    private void CheckRegistration(ImageDataset train)
    {
        if (Companion is not null)
            return;
        foreach (var batch in train.Batches(2).Take(1))
        {
            if (_network is BaseSupernet supernet)
                supernet.RunSingle(() => RegistrationRules.CheckOutput(supernet, batch.Images));
            else
                RegistrationRules.CheckOutput(_network, batch.Images);
        }
    }

    private void CheckFinite(TrainingState state)
    {
        if (FiniteWeights.FindFault(_network) is { } fault)
            throw new NotFiniteNumberException(
                $"After epoch {state.History.Count} {fault}: the training diverged. Try a lower learning rate than "
                + $"{_options.LearningRate.ToString(CultureInfo.InvariantCulture)}.");
    }

    private TrainingState TrainEpoch(
        Optimization optimization,
        ImageDataset train,
        TrainingState state,
        IProgress<TrainingStep>? progress,
        TrainingCheckpoints? checkpoints,
        CancellationToken cancellation)
    {
        var imagesOfEpoch = train.TrainingCount(_options.BatchSize);
        var stepsOfEpoch = (int)((imagesOfEpoch + _options.BatchSize - 1) / _options.BatchSize);
        var schedule = new LearningRateSchedule(_options, stepsOfEpoch);
        var epoch = state.History.Count + 1;
        var batches = train.TrainingBatches(_options.BatchSize, RandomSource.Create(_options.Seed, "shuffle", epoch), _options.Sampling);
        TrainingStep last = default;
        foreach (var batch in batches.Skip((int)(state.Step % stepsOfEpoch)))
        {
            if (cancellation.IsCancellationRequested)
                checkpoints?.Save(Read(optimization, state));
            cancellation.ThrowIfCancellationRequested();
            var learningRate = schedule.At(state.Step);
            optimization.SetLearningRate(learningRate);
            var position = new StepPosition(_options.Seed, state.Step, stepsOfEpoch);
            _plan = _sampler?.Plan(position);
            Step(optimization, batch, position, _plan);
            state = state.AddStep(batch.Count);
            if (IsReadDue((int)(position.Step % stepsOfEpoch), stepsOfEpoch))
                state = Read(optimization, state);
            var read = state.Images - optimization.Results.UnreadImages;
            last = new(epoch, _options.Epochs, state.Images, imagesOfEpoch, state.Loss / read, state.Correct / read, learningRate)
            { Temperature = _plan?.Temperature };
            if (!last.IsEndOfEpoch)
                progress?.Report(last);
        }

        return state.EndEpoch(last);
    }

    /// <summary>
    /// Whether results are read after a step of an epoch, from 0: after the first, and in equal distances up to the last.
    /// </summary>
    private bool IsReadDue(int step, int stepsOfEpoch) =>
        step == 0 || (step + 1L) * ReadsOfEpoch / stepsOfEpoch > (long)step * ReadsOfEpoch / stepsOfEpoch;

    /// <summary>Adds the results that weren't read yet.</summary>
    private TrainingState Read(Optimization optimization, TrainingState state)
    {
        foreach (var (images, result) in optimization.Results.Read())
        {
            if (!double.IsFinite(result.Loss))
                throw new NotFiniteNumberException(
                    $"The loss is {result.Loss} in epoch {state.History.Count + 1}: try a lower learning rate than "
                    + $"{_options.LearningRate}.",
                    result.Loss);
            state = state.AddResult(images, result);
        }

        return state;
    }

    private void Step(Optimization optimization, Batch batch, StepPosition position, StepPlan? plan)
    {
        if (Companion is not null)
        {
            TorchSeed.Start(position.Seed, "companion", position.Step);
            Companion.BeforeStep(position);
            optimization.ClearGradients();
        }

        // What a step draws from torch, as Gumbel noise, is its own: it doesn't depend on the steps before.
        TorchSeed.Start(position.Seed, "step", position.Step);
        optimization.Run(batch, plan);
    }

    private TrainingState Validate(TrainingState state, BestWeights best)
    {
        var accuracy = Measure();
        _network.train();
        if (state.IsBest(accuracy))
            best.Save();
        return state.Validated(accuracy);
    }

    private double Measure()
    {
        using var exact = NetworkPrecision.Use(_network, NumericPrecision.Fp32);
        return Validation!();
    }
}
