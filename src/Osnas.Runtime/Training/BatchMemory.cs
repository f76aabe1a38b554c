using Osnas.Criteria;
using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>The work of trainings and evaluations that may take more memory than a device has.</summary>
internal static class BatchMemory
{
    /// <summary>Batch norm in training mode needs two images.</summary>
    public const int LeastImages = 2;

    /// <summary>Training steps.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">What it is trained on.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="criterion">The loss.</param>
    /// <param name="findPlan">What the last step of a supernet trained; null for another network.</param>
    public static BatchWork Training(
        nn.Module<Tensor, Tensor> network, ImageDataset images, TrainingOptions options, ICriterion criterion, Func<StepPlan?> findPlan)
    {
        var batchSize = Limit(options.BatchSize, images);
        return new(
            $"a training step of {Describe(network)}",
            Devices.Of(network),
            batchSize,
            images.Channels,
            images.Size,
            some =>
            {
                using var trial = new StepTrial(network, options, criterion, findPlan());
                trial.Run(some);
            },
            fitting => $"Use --accumulate {(batchSize + fitting - 1) / fitting}, --batch-size {fitting}, or --batch-size auto.")
        { Least = LeastImages };
    }

    /// <summary>Passes without gradients.</summary>
    /// <param name="network">Images <c>[N, C, H, W]</c> to logits.</param>
    /// <param name="images">What it runs on.</param>
    /// <param name="batchSize">The number of images in a batch.</param>
    public static BatchWork Evaluation(nn.Module<Tensor, Tensor> network, ImageDataset images, int batchSize) => new(
        $"an evaluation of {Describe(network)}",
        Devices.Of(network),
        Limit(batchSize, images),
        images.Channels,
        images.Size,
        some =>
        {
            using var noGrad = no_grad();
            network.call(some);
        },
        fitting => $"Use --evaluation-batch-size {fitting}.")
    { Least = LeastImages };

    private static int Limit(int batchSize, ImageDataset images) => (int)Math.Min(batchSize, images.Count);

    private static string Describe(nn.Module network) => network switch
    {
        BaseSupernet { Spec.Name: var name } => $"the supernet of {name}",
        BaseModel { Spec.Name: var name } => $"a network of {name}",
        _ => "the network",
    };
}
