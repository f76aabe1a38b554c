using Osnas.Criteria;
using Osnas.Data;
using Osnas.Modules;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>The result of a training step.</summary>
/// <param name="Loss">The mean loss over the images and the passes of the step.</param>
/// <param name="Correct">The number of images that were classified correctly, as a mean over the passes.</param>
public readonly record struct BatchResult(double Loss, double Correct);

/// <summary>Updates the weights of a network, one batch at a time.</summary>
public sealed class Optimization : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _network;
    private readonly ICriterion _criterion;
    private readonly double? _maxNorm;
    private readonly int _parts;
    private readonly Parameter[] _parameters;
    private readonly optim.Optimizer _optimizer;
    private readonly SgdUpdate? _update;
    private readonly IDisposable _precision;

    /// <summary>
    /// Initializes the optimization of a network. Until it is disposed, the network computes with the precision of the options.
    /// </summary>
    /// <param name="network">The network, images <c>[N, C, H, W]</c> to logits <c>[N, Classes]</c>, in training mode.</param>
    /// <param name="options">The options of the training.</param>
    /// <param name="criterion">The loss; null for that of the options, if it needs no class weights.</param>
    /// <exception cref="ArgumentException">The options need class weights, and no criterion is given.</exception>
    /// <exception cref="NotSupportedException">The device has no support for the precision of the options.</exception>
    public Optimization(nn.Module<Tensor, Tensor> network, TrainingOptions options, ICriterion? criterion = null)
    {
        if (criterion is null && options.ClassWeights != ClassWeighting.Equal)
            throw new ArgumentException(
                $"{nameof(options.ClassWeights)} {options.ClassWeights} needs the images: pass "
                + $"{nameof(TrainingOptions)}.{nameof(TrainingOptions.CreateCriterion)}(images) as the criterion.",
                nameof(criterion));
        _precision = NetworkPrecision.Use(network, options.Precision);
        _network = network;
        _criterion = criterion ?? options.Criterion.Create();
        _maxNorm = options.MaxGradientNorm;
        _parts = options.Accumulate;
        _parameters = [.. network.parameters()];
        _optimizer = Optimizers.Create(_parameters, options);
        _update = SgdUpdate.IsFor(options, Devices.Of(network)) ? new((SGD)_optimizer, options) : null;
        Results = new(Devices.Of(network));
    }

    /// <summary>How the steps of <see cref="Run(Batch, StepPlan?)"/> did.</summary>
    internal StepResults Results { get; }

    /// <summary>Trains the network, or a supernet in its current state, on a batch, and waits for the result.</summary>
    /// <param name="batch">The images.</param>
    /// <returns>The result before the update of the weights.</returns>
    public BatchResult Step(Batch batch)
    {
        Run(batch, plan: null);
        return Results.Read()[^1].Result;
    }

    /// <summary>
    /// Trains a supernet as a plan says, and waits for the result. The gradients of all passes add up to one update.
    /// </summary>
    /// <param name="batch">The images.</param>
    /// <param name="supernet">The network of this optimization.</param>
    /// <param name="plan">The plan of the step.</param>
    /// <returns>The result before the update of the weights.</returns>
    public BatchResult Step(Batch batch, BaseSupernet supernet, StepPlan plan)
    {
        Run(batch, supernet, plan);
        return Results.Read()[^1].Result;
    }

    /// <summary>Trains as <see cref="Step(Batch)"/>, but leaves the result on the device, in <see cref="Results"/>.</summary>
    /// <param name="batch">The images.</param>
    /// <param name="plan">The plan of the step of a supernet; null for another network.</param>
    internal void Run(Batch batch, StepPlan? plan)
    {
        if (plan is null)
            Run(batch, passes: 1, _ => { }, hasNoise: false);
        else
            Run(batch, (BaseSupernet)_network, plan);
    }

    /// <summary>Sets the learning rate of the following steps.</summary>
    /// <param name="rate">The learning rate.</param>
    public void SetLearningRate(double rate)
    {
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = rate;
    }

    /// <summary>Removes all gradients.</summary>
    public void ClearGradients()
    {
        // Null, not zero: momentum and weight decay must leave alone what the next path doesn't train.
        foreach (var parameter in _parameters)
            parameter.grad = null;
    }

    /// <summary>Disposes the state of the optimizer, but not the network.</summary>
    public void Dispose()
    {
        _optimizer.Dispose();
        Results.Dispose();
        _precision.Dispose();
    }

    /// <summary>Writes the weights and statistics of the network, and the state of the optimizer.</summary>
    internal void Save(BinaryWriter writer)
    {
        _network.save(writer);
        ((OptimizerHelper)_optimizer).save_state_dict(writer);
    }

    /// <summary>Goes back to what <see cref="Save"/> wrote.</summary>
    internal void Load(BinaryReader reader)
    {
        new StateReader(reader).Load(_network);
        ((OptimizerHelper)_optimizer).load_state_dict(reader);
    }

    private void Run(Batch batch, BaseSupernet supernet, StepPlan plan) =>
        Run(batch, plan.Passes, pass => plan.Prepare(supernet, pass), plan.Temperature is not null);

    private void Run(Batch batch, int passes, Action<int> prepare, bool hasNoise)
    {
        using var scope = NewDisposeScope();
        var results = new List<(Tensor Loss, Tensor Correct)>();
        var parts = batch.Divide(_parts);

        for (var pass = 0; pass < passes; pass++)
        {
            prepare(pass);

            // The noise of a mixture is that of the pass: all parts have the same.
            var draws = hasNoise && parts.Count > 1 ? random.get_rng_state() : null;
            foreach (var part in parts)
            {
                if (draws is not null)
                    random.set_rng_state(draws);
                results.Add(Accumulate(part, batch));
            }
        }

        Update();
        Results.Add(batch.Count, passes, results);
    }

    private (Tensor Loss, Tensor Correct) Accumulate(Batch part, Batch batch)
    {
        using var scope = NewDisposeScope();
        var logits = _network.call(part.Images);
        var loss = ReferenceEquals(part, batch) ? _criterion.Measure(logits, batch) : _criterion.MeasurePart(logits, part, batch);
        loss.backward();
        BackwardPass.ThrowFailure();
        var correct = logits.argmax(1).eq(part.Labels).sum();
        return (loss.detach().MoveToOuterDisposeScope(), correct.MoveToOuterDisposeScope());
    }

    private void Update()
    {
        if (_maxNorm is { } norm)
            GradientNorm.Limit(_parameters, norm);
        var trained = FindTrained();
        if (_update is null)
            _optimizer.step();
        else
            _update.Run(trained);
        foreach (var (_, weight, _) in trained)
            weight.grad = null;
    }

    /// <summary>The weights that have a gradient: of a supernet, hardly more than those of a path.</summary>
    private List<(int Index, Parameter Weight, Tensor Gradient)> FindTrained()
    {
        var trained = new List<(int, Parameter, Tensor)>();
        for (var index = 0; index < _parameters.Length; index++)
        {
            if (_parameters[index].grad is { } gradient)
                trained.Add((index, _parameters[index], gradient));
        }

        return trained;
    }
}
