using Osnas.Data;
using Osnas.LookUpTables;
using Osnas.Options;
using Osnas.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>
/// Differentiable search, first order (DARTS, arXiv:1806.09055; FBNet, arXiv:1812.03443). Architecture parameters are trained
/// on validation images, in turn with the weights. The result is the architecture within the budget with the greatest sum of
/// parameters: the exact optimum. With a <see cref="DifferentiableOptions.HardwareWeight"/>, the loss also contains the
/// expected cost above the budget.
/// </summary>
/// <remarks>
/// Use it as the companion of a <see cref="Trainer"/> with a <see cref="DifferentiableSampler"/>, or step by step. Its
/// validation images also change the batch norm statistics: calibrate them before an evaluation.
/// </remarks>
public sealed class DifferentiableSearch : ISearchCompanion
{
    private readonly BaseSupernet _supernet;
    private readonly Budget _budget;
    private readonly DifferentiableOptions _options;
    private readonly BatchCycle _validation;
    private readonly BatchWork _memory;
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly optim.Optimizer _optimizer;
    private readonly CandidateMask _mask;
    private readonly (ConstraintCfg Constraint, ExpectedCost Cost)[] _costs;

    /// <summary>Initializes the search, and creates the architecture parameters of the supernet if there are none.</summary>
    /// <param name="supernet">The supernet, in any state.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="validation">The images that train the architecture parameters. They must differ from the images that train
    /// the weights.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public DifferentiableSearch(BaseSupernet supernet, Budget budget, ImageDataset validation, DifferentiableOptions options)
    {
        options.Check();
        BatchSizeType.CheckFound(options.BatchSize, nameof(options.BatchSize));
        (_supernet, _budget, _options) = (supernet, budget, options);
        if (!supernet.HasArchParam)
            supernet.InitializeArchParam();
        _parameters = supernet.GetArchParam();
        _optimizer = optim.Adam(_parameters, options.LearningRate, options.Beta, weight_decay: options.WeightDecay);
        _validation = new(validation, options.BatchSize);
        _memory = BatchMemory.ArchitectureSteps(supernet, validation, options.BatchSize, Try);
        var device = Devices.Of(supernet);
        _mask = new(supernet.Spec, Doubles.PlaceFor(device));
        _costs = [.. budget.Constraints
            .Where(
                constraint =>
                    (!double.IsInfinity(constraint.AtMost) || !double.IsInfinity(constraint.AtLeast)) && CanChange(constraint.Metric))
            .Select(constraint => (constraint, new ExpectedCost(budget.Table, constraint.Metric, device)))];

        // A cost that all architectures have is no reason to choose any.
        bool CanChange(InfoMetric metric) => budget.Table.GetStatistics(metric) is { Min: var min, Max: var max } && min < max;
    }

    /// <inheritdoc/>
    /// <exception cref="DeviceMemoryException">The device has too little memory for a batch of the validation images.</exception>
    public void BeforeStep(StepPosition position)
    {
        if (position.Epoch < _options.WarmUpEpochs)
            return;
        _memory.Run(() =>
        {
            var batch = _validation.Get(position.Seed, position.Step);
            using var scope = NewDisposeScope();
            Train(batch.Images, batch.Labels, position.Epoch);
        });
    }

    /// <summary>
    /// Trains the architecture parameters on a batch of images. The weights get no gradients. Afterwards, the supernet is in
    /// the state of the options.
    /// </summary>
    /// <param name="images">The images, <c>[N, C, H, W]</c>.</param>
    /// <param name="labels">The labels, <c>[N]</c>, 64-bit integers.</param>
    /// <param name="epoch">The epoch, from 0, which determines the temperature.</param>
    /// <returns>The loss, before the update.</returns>
    public double Step(Tensor images, Tensor labels, int epoch = 0)
    {
        using var scope = NewDisposeScope();
        return TensorReads.ReadScalar<double>(Doubles.From(Train(images, labels, epoch)));
    }

    /// <summary>A step without an update, on images of any class.</summary>
    private void Try(Tensor images)
    {
        var labels = TensorFactory.Zeros([images.shape[0]], ScalarType.Int64, images.device);
        FindGradients(Loss(images, labels, epoch: 0));
    }

    /// <summary>Trains as <see cref="Step"/>, but leaves the loss on the device: a scalar in the current scope.</summary>
    private Tensor Train(Tensor images, Tensor labels, int epoch)
    {
        var loss = Loss(images, labels, epoch);

        // Null first: the weights' own step leaves gradients here as well.
        var gradients = FindGradients(loss);
        foreach (var (parameter, gradient) in _parameters.Zip(gradients))
            parameter.grad = gradient;
        _optimizer.step();
        foreach (var parameter in _parameters)
            parameter.grad = null;
        return loss;
    }

    /// <summary>The gradients of the architecture parameters alone.</summary>
    private IList<Tensor> FindGradients(Tensor loss) => autograd.grad([loss], [.. _parameters]);

    /// <summary>The cross entropy of the mixture and the hardware loss, weighted: a scalar in the current scope.</summary>
    internal Tensor Loss(Tensor images, Tensor labels, int epoch)
    {
        _supernet.SetForwardState(_options.State, _options.State == ForwardState.GumbelSoftmax ? _options.Temperature.At(epoch) : 1);
        var loss = nn.functional.cross_entropy(_supernet.call(images), labels);
        return _costs.Length > 0 && _options.HardwareWeight > 0
            ? loss + TensorMoves.To((_options.HardwareWeight * HardwareLoss()).to(loss.dtype), loss.device)
            : loss;
    }

    /// <summary>Gets the architecture with the greatest sum of current parameters within the budget.</summary>
    /// <returns>The architecture. To measure its fitness, use a <see cref="FixedSearcher"/>.</returns>
    /// <exception cref="InfeasibleBudgetException">No architecture meets the budget.</exception>
    public Architecture Decode() => _supernet.GetBestArchParam(_budget);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        foreach (var parameter in _parameters)
        {
            foreach (var value in TensorReads.Read<float>(parameter))
                writer.Write(value);
        }

        ((OptimizerHelper)_optimizer).save_state_dict(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        using var noGrad = no_grad();
        foreach (var parameter in _parameters)
        {
            using var values =
                TensorFactory.Of(Enumerable.Range(0, (int)parameter.numel()).Select(_ => reader.ReadSingle()).ToArray(), Devices.Host);
            parameter.copy_(values);
        }

        ((OptimizerHelper)_optimizer).load_state_dict(reader);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _validation.Dispose();
        _mask.Dispose();
        foreach (var (_, cost) in _costs)
            cost.Dispose();
    }

    /// <summary>By the probabilities, not the parameters, and without noise.</summary>
    private Tensor HardwareLoss()
    {
        var probabilities = _mask.Softmax(Doubles.From(stack(_parameters)));
        return _costs.Select(cost => BudgetLoss(cost.Constraint, cost.Cost, probabilities)).Aggregate((sum, loss) => sum + loss);
    }

    private Tensor BudgetLoss(ConstraintCfg constraint, ExpectedCost expected, Tensor probabilities)
    {
        var target = double.IsInfinity(constraint.AtMost) ? constraint.AtLeast : constraint.AtMost;
        var cost = expected.Of(probabilities);

        // What is over a lower end isn't in excess.
        return double.IsInfinity(constraint.AtMost) && _options.Criterion == HardwareCriterion.Excess
            ? _options.Criterion.Measure(-cost, -target, expected.Range)
            : _options.Criterion.Measure(cost, target, expected.Range);
    }
}
