using Osnas.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>Trains a classifier: a decoded model, or the paths of a supernet that a sampler chooses.</summary>
public sealed class Trainer
{
    private readonly nn.Module<Tensor, Tensor> _network;
    private readonly TrainingOptions _options;
    private readonly Action<Random>? _choosePath;

    /// <summary>A trainer of a network.</summary>
    /// <param name="network">Images <c>[N, C, H, W]</c> to logits <c>[N, Classes]</c>.</param>
    /// <param name="options">How to train.</param>
    public Trainer(nn.Module<Tensor, Tensor> network, TrainingOptions options)
    {
        options.Check();
        _network = network;
        _options = options;
    }

    /// <summary>A trainer of a supernet: each step trains one path.</summary>
    /// <param name="supernet">The supernet.</param>
    /// <param name="sampler">Chooses the paths.</param>
    /// <param name="options">How to train.</param>
    public Trainer(BaseSupernet supernet, ISampler sampler, TrainingOptions options)
        : this(supernet, options)
    {
        supernet.SetForwardState(ForwardState.Single);
        _choosePath = random => supernet.SetActivateArchitecture(sampler.Sample(random));
    }

    /// <summary>Trains for all epochs. The network is in training mode afterwards.</summary>
    /// <param name="train">The training images.</param>
    /// <param name="progress">Is told of each step.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>The last step of each epoch.</returns>
    /// <exception cref="ArgumentException">There is only one image.</exception>
    /// <exception cref="OperationCanceledException">The training was stopped.</exception>
    /// <exception cref="InvalidOperationException">The loss is no longer a number.</exception>
    public IReadOnlyList<TrainingStep> Train(ImageDataset train, IProgress<TrainingStep>? progress = null, CancellationToken cancellation = default)
    {
        var history = new List<TrainingStep>();
        if (_options.Epochs == 0)
            return history;

        if (train.Count < 2)
            throw new ArgumentException($"A training takes at least 2 images, for batch norm; there is {train.Count}.", nameof(train));
        Parameter[] parameters = [.. _network.parameters()];
        using var optimizer = optim.SGD(parameters, _options.LearningRate, _options.Momentum, weight_decay: _options.WeightDecay);
        var imagesOfEpoch = train.TrainingCount(_options.BatchSize);
        var stepsOfEpoch = (imagesOfEpoch + _options.BatchSize - 1) / _options.BatchSize;
        var scheduler = optim.lr_scheduler.CosineAnnealingLR(optimizer, _options.Epochs * stepsOfEpoch);
        _network.train();
        for (var epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            var paths = RandomSource.Create(_options.Seed, "paths", epoch);
            using var batches = train.TrainingBatches(_options.BatchSize, RandomSource.Create(_options.Seed, "shuffle", epoch));
            var (images, correct, loss) = (0L, 0L, 0.0);
            TrainingStep last = default;
            foreach (var batch in batches)
            {
                cancellation.ThrowIfCancellationRequested();
                var learningRate = optimizer.ParamGroups.First().LearningRate;
                _choosePath?.Invoke(paths);
                var (batchLoss, batchCorrect) = Step(optimizer, parameters, batch);
                scheduler.step();
                if (!double.IsFinite(batchLoss))
                    throw new InvalidOperationException($"The loss is {batchLoss} in epoch {epoch}: try a lower learning rate than {_options.LearningRate}.");
                images += batch.Count;
                correct += batchCorrect;
                loss += batchLoss * batch.Count;
                last = new(epoch, _options.Epochs, images, imagesOfEpoch, loss / images, (double)correct / images, learningRate);
                progress?.Report(last);
            }

            history.Add(last);
        }

        return history;
    }

    private (double Loss, long Correct) Step(optim.Optimizer optimizer, Parameter[] parameters, Batch batch)
    {
        using var scope = NewDisposeScope();
        var logits = _network.call(batch.Images);
        var loss = nn.functional.cross_entropy(logits, batch.Labels, label_smoothing: _options.LabelSmoothing);
        loss.backward();
        optimizer.step();

        // Null, not zero: momentum and weight decay must leave alone what the next path doesn't train.
        foreach (var parameter in parameters)
            parameter.grad = null;
        return (loss.item<float>(), logits.argmax(1).eq(batch.Labels).sum().item<long>());
    }
}
