using System.Globalization;
using Osnas.Data;
using Osnas.LookUpTables;
using Osnas.Options;
using Osnas.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>
/// The architecture generator of SGNAS (arXiv:2105.11871). With the weights of a trained supernet, one network is trained to
/// generate the architecture parameters for any target cost. After that, one pass gives an architecture for a budget. The
/// weights of the epoch with the lowest loss are kept. This loss uses the costs of the architectures that are generated for
/// evenly spaced targets, because a generator at low temperatures can give the same architecture for all of them.
/// </summary>
/// <remarks>The supernet stays in evaluation mode, and its weights don't change.</remarks>
public sealed class GeneratorSearch : IDisposable
{
    private readonly BaseSupernet _supernet;
    private readonly BaseLookUpTable _table;
    private readonly GeneratorOptions _options;
    private readonly int _seed;
    private readonly ArchitectureGenerator _generator;
    private readonly Device _device;
    private readonly CandidateMask _mask;
    private readonly ExpectedCost _cost;
    private readonly Budget _all;
    private readonly PriorPool _priors;
    private readonly double _least;
    private readonly double _greatest;

    /// <summary>Initializes the search.</summary>
    /// <param name="supernet">The trained supernet.</param>
    /// <param name="table">The costs of the architectures.</param>
    /// <param name="options">The options.</param>
    /// <param name="seed">The random seed.</param>
    /// <exception cref="ArgumentException">An option is out of range, or all architectures have the same cost.</exception>
    public GeneratorSearch(BaseSupernet supernet, BaseLookUpTable table, GeneratorOptions options, int seed)
    {
        options.Check();
        BatchSizeType.CheckFound(options.BatchSize, nameof(options.BatchSize));
        (_supernet, _table, _options, _seed) = (supernet, table, options, seed);
        var statistics = table.GetStatistics(options.Metric);
        (_least, _greatest) = FindTargets(statistics, options);
        using var seeded = TorchSeed.Use(seed, "generator");
        _generator = new(options.TargetChannels, options.HiddenChannels);
        _device = Devices.Of(supernet);
        _generator.to(_device);
        _mask = new(supernet.Spec, _device);
        _cost = new(table, options.Metric, _device);
        _all = new(table, []);
        _priors = new(statistics, _least, _greatest, options.Priors, seed);
    }

    /// <summary>The range of the targets.</summary>
    /// <exception cref="ArgumentException">All architectures cost the same: there is nothing to aim at.</exception>
    internal static (double Least, double Greatest) FindTargets(CostStatistics statistics, GeneratorOptions options)
    {
        if (statistics.Min == statistics.Max)
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"All architectures have {statistics.Min:#,0.###} {MetricCatalog.Of(options.Metric).Unit}: a generator learns target "
                    + $"costs and has nothing to learn. Choose another strategy, such as evolution."));
        var (least, greatest) = (options.LeastTarget ?? statistics.Percentile(0.05), options.GreatestTarget ?? statistics.Percentile(0.95));
        if (least == greatest)
            (least, greatest) = (options.LeastTarget ?? statistics.Min, options.GreatestTarget ?? statistics.Max);
        return least < greatest
            ? (least, greatest)
            : throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The targets of the generator are from {least:#,0.###} to {greatest:#,0.###} "
                    + $"{MetricCatalog.Of(options.Metric).Unit}, but the architectures have {statistics.Min:#,0.###} to "
                    + $"{statistics.Max:#,0.###}. Set a lowest target below the highest."));
    }

    /// <summary>Trains the generator.</summary>
    /// <param name="validation">Images that didn't train the supernet.</param>
    /// <param name="progress">Receives the progress after each epoch.</param>
    /// <param name="cancellation">Cancels between two steps.</param>
    /// <exception cref="DeviceMemoryException">The device has too little memory for a batch.</exception>
    /// <exception cref="NotFiniteNumberException">The loss is NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">The training was stopped.</exception>
    public void Train(ImageDataset validation, IProgress<GeneratorStep>? progress = null, CancellationToken cancellation = default)
    {
        using var seeded = TorchSeed.Use(_seed, "generator training");
        using var optimizer = optim.Adam(_generator.parameters(), _options.LearningRate, _options.Beta);
        using var losses = new DeviceNumbers(columns: 2, _device);
        var memory = BatchMemory.GeneratorSteps(_supernet, validation, _options.BatchSize, Try);
        var (best, leastLoss) = (new BestWeights(_generator, path: null), double.PositiveInfinity);
        Parameter[] weights = [.. _supernet.parameters().Where(weight => weight.requires_grad)];
        SetGradients(weights, false);
        try
        {
            _supernet.eval();
            _supernet.SetForwardState(ForwardState.Sum);
            for (var epoch = 0; epoch < _options.Epochs; epoch++)
            {
                var (random, temperature) = (RandomSource.Create(_seed, "targets", epoch), _options.Temperature.At(epoch));
                var images = new List<int>();
                var batches = validation.TrainingBatches(_options.BatchSize, RandomSource.Create(_seed, "validation", epoch));
                memory.Run(() =>
                {
                    foreach (var batch in batches)
                    {
                        cancellation.ThrowIfCancellationRequested();
                        Step(optimizer, batch, _least + ((_greatest - _least) * random.NextDouble()), temperature, losses);
                        images.Add(batch.Count);
                    }
                });

                var (crossEntropy, hardware) = Average(losses.Read(), images, epoch);
                var step = new GeneratorStep(epoch + 1, _options.Epochs, crossEntropy, hardware, temperature, Evaluate());
                var loss = step.CrossEntropy + (_options.HardwareWeight * step.Quality.HardwareLoss);
                if (loss <= leastLoss)
                {
                    leastLoss = loss;
                    best.Save();
                }

                progress?.Report(step);
            }

            if (_options.Epochs > 0)
                best.Load();
        }
        finally
        {
            SetGradients(weights, true);
            ForgetGraph();
        }
    }

    /// <summary>
    /// Gets the architecture with the greatest sum of generated parameters within a budget. The target is the budget's upper
    /// bound, or its lower bound if it has no upper one.
    /// </summary>
    /// <param name="budget">The budget.</param>
    /// <returns>The architecture. To measure its fitness, use a <see cref="FixedSearcher"/>.</returns>
    /// <exception cref="InfeasibleBudgetException">No architecture meets the budget.</exception>
    public Architecture Decode(Budget budget)
    {
        var constraint = budget.Constraints.FirstOrDefault(constraint => constraint.Metric == _options.Metric) ?? new(_options.Metric);
        var target = double.IsInfinity(constraint.AtMost) ? constraint.AtLeast : constraint.AtMost;
        return budget.FindBest(Generate([Math.Clamp(target, _least, _greatest)]).Single());
    }

    /// <summary>Evaluates the generator with evenly spaced targets.</summary>
    /// <returns>The quality of the generator.</returns>
    public GeneratorQuality Evaluate()
    {
        using var scope = NewDisposeScope();
        double[] targets =
            [
                .. Enumerable.Range(0, _options.EvaluationTargets)
                .Select(index => _least + ((_greatest - _least) * index / (_options.EvaluationTargets - 1)))
            ];
        Architecture[] found = [.. Generate(targets).Select(scores => _all.FindBest(scores))];
        double[] costs = [.. found.Select(architecture => _table.GetModelInfo(_options.Metric, architecture))];
        var losses = targets.Zip(
            costs, (target, cost) => _options.Criterion.Measure(TensorFactory.Of(cost, Devices.Host), target, _cost.Range));
        var tau = RankCorrelation.KendallTau(targets, costs);
        return new(targets, costs, TensorReads.OnHost<double>(stack(losses)).Average(), double.IsNaN(tau) ? null : tau)
        {
            Shared = found.GroupBy(architecture => architecture).Max(group => group.Count()),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _generator.Dispose();
        _mask.Dispose();
        _cost.Dispose();
    }

    /// <summary>
    /// The losses of the mixture that logits <c>[Rows, Candidates]</c> make of the supernet, in state Sum: scalars in the
    /// current scope.
    /// </summary>
    internal (Tensor CrossEntropy, Tensor Hardware, Tensor Loss) Loss(
        Tensor logits, Tensor images, Tensor labels, double target, double temperature)
    {
        var noise = TensorFactory.GumbelLike(logits);
        var weights = _mask.Softmax((logits + noise) / temperature);
        _supernet.SetArchParam(weights);
        var crossEntropy = nn.functional.cross_entropy(_supernet.call(images), labels);
        var hardware = _options.Criterion.Measure(_cost.Of(Doubles.From(weights)), target, _cost.Range);
        return (crossEntropy, hardware,
            crossEntropy + TensorMoves.To((_options.HardwareWeight * hardware).to(crossEntropy.dtype), _device));
    }

    /// <summary>A step without an update, on images of any class.</summary>
    private void Try(Tensor images)
    {
        var labels = TensorFactory.Zeros([images.shape[0]], ScalarType.Int64, images.device);
        Loss(RunGenerator(_least), images, labels, _least, _options.Temperature.At(0)).Loss.backward();
    }

    private void Step(optim.Optimizer optimizer, Batch batch, double target, double temperature, DeviceNumbers losses)
    {
        using var scope = NewDisposeScope();
        var (crossEntropy, hardware, loss) = Loss(RunGenerator(target), batch.Images, batch.Labels, target, temperature);
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
        losses.Add(crossEntropy, hardware);
    }

    /// <summary>The means over the images of an epoch.</summary>
    private (double CrossEntropy, double Hardware) Average(IReadOnlyList<double[]> losses, List<int> images, int epoch)
    {
        var (crossEntropy, hardware) = (0.0, 0.0);
        foreach (var (loss, count) in losses.Zip(images))
        {
            if (loss.Sum() is var sum && !double.IsFinite(sum))
                throw new NotFiniteNumberException(
                    $"The generator's loss is {sum} in epoch {epoch + 1}: try a lower learning rate than {_options.LearningRate}.", sum);
            crossEntropy += loss[0] * count;
            hardware += loss[1] * count;
        }

        return (crossEntropy / images.Sum(), hardware / images.Sum());
    }

    /// <summary>The architecture parameters for some targets, <c>[Rows, Candidates]</c> each.</summary>
    private double[][,] Generate(double[] targets)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var values = TensorReads.Read<double>(Doubles.From(stack(targets.Select(RunGenerator))));
        return [.. values.Chunk(values.Length / targets.Length).Select(ToMatrix)];
    }

    private double[,] ToMatrix(double[] values)
    {
        var (rows, columns) = _table.ModelCfgShape;
        var matrix = new double[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                matrix[row, column] = values[(row * columns) + column];
        }

        return matrix;
    }

    private Tensor RunGenerator(double target)
    {
        long[] choices = [.. _priors.Nearest(target).Select(choice => (long)choice)];
        var prior = nn.functional.one_hot(TensorFactory.Of(choices, _device), _table.ModelCfgShape.Columns);
        var place = TensorFactory.Of((float)((target - _least) / (_greatest - _least)), _device);
        return _generator.call(prior.to(ScalarType.Float32), place);
    }

    /// <summary>Leaves parameters in the supernet that don't keep the last step's tensors alive.</summary>
    private void ForgetGraph()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        _supernet.SetArchParam(RunGenerator(_least).detach());
    }

    private static void SetGradients(Parameter[] weights, bool isOn)
    {
        foreach (var weight in weights)
            weight.requires_grad = isOn;
    }
}
