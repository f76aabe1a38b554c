using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>Trains a classifier: a decoded model, or a supernet by the plans of a sampler.</summary>
public sealed class Trainer
{
    private readonly nn.Module<Tensor, Tensor> _network;
    private readonly TrainingOptions _options;
    private readonly ISampler? _sampler;

    /// <summary>A trainer of a network.</summary>
    /// <param name="network">Images <c>[N, C, H, W]</c> to logits <c>[N, Classes]</c>.</param>
    /// <param name="options">How to train.</param>
    public Trainer(nn.Module<Tensor, Tensor> network, TrainingOptions options)
    {
        options.Check();
        _network = network;
        _options = options;
    }

    /// <summary>A trainer of a supernet.</summary>
    /// <param name="supernet">The supernet.</param>
    /// <param name="sampler">Decides what each step trains.</param>
    /// <param name="options">How to train.</param>
    /// <exception cref="ArgumentException">The sampler is about another space.</exception>
    /// <exception cref="InvalidOperationException">The sampler can't train this supernet; the message says why.</exception>
    public Trainer(BaseSupernet supernet, ISampler sampler, TrainingOptions options)
        : this(supernet, options)
    {
        sampler.Check(supernet);
        _sampler = sampler;
    }

    /// <summary>Trains something else in turn with the weights.</summary>
    public ITrainingCompanion? Companion { get; init; }

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
        using var optimization = new Optimization(_network, _options);
        var imagesOfEpoch = train.TrainingCount(_options.BatchSize);
        var stepsOfEpoch = (int)((imagesOfEpoch + _options.BatchSize - 1) / _options.BatchSize);
        var scheduler = optim.lr_scheduler.CosineAnnealingLR(optimization.Optimizer, _options.Epochs * stepsOfEpoch);
        using var seeded = TorchSeed.Use(_options.Seed, "training");
        _network.train();
        var position = new StepPosition(_options.Seed, 0, stepsOfEpoch);
        for (var epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            var batches = train.TrainingBatches(_options.BatchSize, RandomSource.Create(_options.Seed, "shuffle", epoch));
            var (images, correct, loss) = (0L, 0.0, 0.0);
            TrainingStep last = default;
            foreach (var batch in batches)
            {
                cancellation.ThrowIfCancellationRequested();
                var learningRate = optimization.Optimizer.ParamGroups.First().LearningRate;
                var result = Step(optimization, batch, position);
                scheduler.step();
                if (!double.IsFinite(result.Loss))
                    throw new InvalidOperationException($"The loss is {result.Loss} in epoch {epoch}: try a lower learning rate than {_options.LearningRate}.");
                images += batch.Count;
                correct += result.Correct;
                loss += result.Loss * batch.Count;
                last = new(epoch, _options.Epochs, images, imagesOfEpoch, loss / images, correct / images, learningRate);
                position = position with { Step = position.Step + 1 };
                progress?.Report(last);
            }

            history.Add(last);
        }

        return history;
    }

    private BatchResult Step(Optimization optimization, Batch batch, StepPosition position)
    {
        if (Companion is not null)
        {
            TorchSeed.Start(position.Seed, "companion", position.Step);
            Companion.BeforeStep(position);
            optimization.ClearGradients();
        }

        // What a step draws from torch, as Gumbel noise, is its own: it doesn't depend on the steps before.
        TorchSeed.Start(position.Seed, "step", position.Step);
        return _sampler is null ? optimization.Step(batch) : optimization.Step(batch, (BaseSupernet)_network, _sampler.Plan(position));
    }
}
