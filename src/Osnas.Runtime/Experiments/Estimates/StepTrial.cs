using Osnas.Criteria;
using Osnas.Data;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Experiments;

/// <summary>Tries training steps of a network that is thrown away, on images of zeros.</summary>
/// <param name="network">The network, in training mode.</param>
/// <param name="options">How it is trained.</param>
/// <param name="criterion">The loss.</param>
/// <param name="plan">What a step of a supernet trains; null for another network.</param>
/// <param name="images">Images of the size that it is trained on.</param>
internal sealed class StepTrial(
    nn.Module<Tensor, Tensor> network, TrainingOptions options, ICriterion criterion, StepPlan? plan, ImageDataset images) : IDisposable
{
    private readonly Optimization _optimization = new(network, options, criterion);

    /// <summary>Whether a step with a number of images fits in the memory of the network's device.</summary>
    public bool Fits(int count)
    {
        try
        {
            Step(count);
            Step(count); // The first update makes the tensors of the optimizer, which the second has to have room beside.
            return true;
        }
        catch (Exception exception) when (OutOfMemory.Is(exception))
        {
            _optimization.ClearGradients();
            return false;
        }
    }

    public void Dispose() => _optimization.Dispose();

    private void Step(int count)
    {
        using var scope = NewDisposeScope();
        var device = Devices.Of(network);
        var batch = new Batch(
            TensorFactory.Zeros([count, images.Channels, images.Size.Height, images.Size.Width], ScalarType.Float32, device),
            TensorFactory.Zeros([count], ScalarType.Int64, device));
        if (plan is null)
            _optimization.Step(batch);
        else
            _optimization.Step(batch, (BaseSupernet)network, plan);
    }
}
