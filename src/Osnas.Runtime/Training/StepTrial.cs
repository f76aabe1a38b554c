using Osnas.Criteria;
using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>
/// Tries what training steps take of a device's memory. It changes the network: batch norms take statistics from the images and, where
/// a gradient isn't a number, weights aren't one afterwards, even with a learning rate of 0.
/// </summary>
internal sealed class StepTrial : IDisposable
{
    private readonly StepPlan? _plan;
    private readonly Optimization _optimization;

    /// <summary>A trial.</summary>
    /// <param name="network">The network, in training mode.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="criterion">The loss.</param>
    /// <param name="plan">What a step of a supernet trains; null for another network.</param>
    public StepTrial(nn.Module<Tensor, Tensor> network, TrainingOptions options, ICriterion criterion, StepPlan? plan)
    {
        _plan = plan;
        _optimization = new(network, options, criterion);
        _optimization.SetLearningRate(0);
    }

    /// <summary>Does steps with some images, <c>[N, C, H, W]</c>, on the device of the network.</summary>
    public void Run(Tensor images)
    {
        try
        {
            using var labels = TensorFactory.Zeros([images.shape[0]], ScalarType.Int64, images.device);
            var batch = new Batch(images, labels);
            Step(batch);
            Step(batch); // The first update makes the tensors of the optimizer, which the second has to have room beside.
        }
        finally
        {
            _optimization.ClearGradients();
        }
    }

    public void Dispose() => _optimization.Dispose();

    private void Step(Batch batch)
    {
        _optimization.Run(batch, _plan);

        // Reading the results waits for the device, which may tell only then.
        _optimization.Results.Read();
    }
}
