using Osnas.Criteria;
using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>The work of trainings and evaluations that may take more memory than a device has.</summary>
internal static class BatchMemory
{
    /// <summary>Training steps.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">What it is trained on.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="criterion">The loss.</param>
    /// <param name="findPlan">What the last step of a supernet trained; null for another network.</param>
    public static BatchWork TrainingSteps(
        nn.Module<Tensor, Tensor> network, ImageDataset images, TrainingOptions options, ICriterion criterion, Func<StepPlan?> findPlan)
    {
        var (batchSize, parts) = (Limit(options.BatchSize, images), options.Accumulate);
        return new(
            $"{(parts == 1 ? "a" : $"one of {parts} parts of a")} training step of {Describe(network)}",
            Devices.Of(network),
            DivideUp(batchSize, parts),
            images.Channels,
            images.Size,
            some => Undone(network, () =>
            {
                using var trial = new StepTrial(network, options with { Accumulate = 1 }, criterion, findPlan());
                trial.Run(some);
            }),
            fitting =>
            {
                var needed = DivideUp(batchSize, fitting);
                return parts == 1
                    ? $"Use --accumulate {needed}, --batch-size {fitting}, or --batch-size auto."
                    : $"Use --accumulate {needed}.";
            })
        { Least = Batch.LeastImages };
    }

    /// <summary>Passes without gradients, to measure a network.</summary>
    /// <param name="network">Images <c>[N, C, H, W]</c> to logits.</param>
    /// <param name="images">What it runs on.</param>
    /// <param name="batchSize">The number of images in a batch.</param>
    public static BatchWork EvaluationPasses(nn.Module<Tensor, Tensor> network, ImageDataset images, int batchSize) =>
        Passes("an evaluation", network, Limit(batchSize, images), images.Channels, images.Size, "--evaluation-batch-size") with
        {
            Least = Batch.LeastImages,
        };

    /// <summary>Passes without gradients, to use a network.</summary>
    /// <param name="network">Images <c>[N, C, H, W]</c> to logits.</param>
    /// <param name="count">Images of the batch.</param>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="size">Height and width of an image.</param>
    public static BatchWork PredictionPasses(nn.Module<Tensor, Tensor> network, int count, int channels, ImageSize size) =>
        Passes("a prediction", network, count, channels, size, "--batch-size");

    /// <summary>Passes, with gradients or without, in which a proxy measures a network without training.</summary>
    /// <param name="network">The network, which isn't used any more if the device has too little memory.</param>
    /// <param name="count">Images of the batch.</param>
    /// <param name="images">What they are like.</param>
    /// <param name="key">The key of the option that sets their number.</param>
    /// <param name="pass">Does a pass on other images.</param>
    public static BatchWork ProxyPasses(
        BaseModel network, int count, ImageDataset images, string key, Action<Tensor> pass) => new(
        $"a proxy's measurement of {Describe(network)}",
        Devices.Of(network),
        count,
        images.Channels,
        images.Size,
        pass,
        fitting => $"Set {key} to {fitting}.")
        { Least = Math.Min(count, Batch.LeastImages) };

    /// <summary>Steps of an architecture generator.</summary>
    /// <param name="supernet">What it generates architectures of.</param>
    /// <param name="images">What it is trained on.</param>
    /// <param name="batchSize">The number of images in a batch.</param>
    /// <param name="step">Does a step without an update.</param>
    public static BatchWork GeneratorSteps(BaseSupernet supernet, ImageDataset images, int batchSize, Action<Tensor> step) =>
        StepsBeside("an architecture generator on", supernet, images, batchSize, step);

    /// <summary>Steps of the architecture parameters of a supernet, beside the training of its weights.</summary>
    /// <param name="supernet">The supernet.</param>
    /// <param name="images">What they are trained on.</param>
    /// <param name="batchSize">The number of images in a batch.</param>
    /// <param name="step">Does a step without an update.</param>
    public static BatchWork ArchitectureSteps(BaseSupernet supernet, ImageDataset images, int batchSize, Action<Tensor> step) =>
        StepsBeside("the architecture parameters of", supernet, images, batchSize, step);

    private static BatchWork StepsBeside(
        string trained, BaseSupernet supernet, ImageDataset images, int batchSize, Action<Tensor> step) => new(
        $"a training step of {trained} {Describe(supernet)}",
        Devices.Of(supernet),
        Limit(batchSize, images),
        images.Channels,
        images.Size,
        some => Undone(supernet, () => step(some)),
        fitting => $"Use --batch-size {fitting}.")
        { Least = Batch.LeastImages };

    private static BatchWork Passes(
        string name, nn.Module<Tensor, Tensor> network, int count, int channels, ImageSize size, string flag) => new(
        $"{name} of {Describe(network)}",
        Devices.Of(network),
        count,
        channels,
        size,
        some =>
        {
            using var noGrad = no_grad();
            network.call(some);
        },
        fitting => $"Use {flag} {fitting}.");

    /// <summary>Does something to a network, and puts its weights and statistics back.</summary>
    private static void Undone(nn.Module network, Action work)
    {
        using var scope = NewDisposeScope();
        (Tensor Value, Tensor Before)[] state =
            [.. network.state_dict().Values.Select(value => (value, TensorMoves.To(value.detach(), Devices.Host).clone()))];
        try
        {
            work();
        }
        finally
        {
            using var noGrad = no_grad();
            foreach (var (value, before) in state)
                value.copy_(before);
        }
    }

    private static int DivideUp(int dividend, int divisor) => (dividend + divisor - 1) / divisor;

    private static int Limit(int batchSize, ImageDataset images) => (int)Math.Min(batchSize, images.Count);

    private static string Describe(nn.Module network) => network switch
    {
        BaseSupernet { Spec.Name: var name } => $"the supernet of {name}",
        BaseModel { Spec.Name: var name } => $"a network of {name}",
        _ => "the network",
    };
}
