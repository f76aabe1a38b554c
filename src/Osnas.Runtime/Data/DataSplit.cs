using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>The three parts of a search: weights are trained on the first, architectures chosen by the second, results reported on the third.</summary>
/// <param name="Train">Trains weights.</param>
/// <param name="Validation">Chooses architectures.</param>
/// <param name="Test">Reports results; nothing is chosen by it.</param>
public sealed record DataSplit(ImageDataset Train, ImageDataset Validation, ImageDataset Test) : IDisposable
{
    /// <summary>Scales and shifts all images alike so that each channel of the training images has mean 0 and deviation 1.</summary>
    /// <returns>The split itself.</returns>
    public DataSplit Standardize()
    {
        using var scope = NewDisposeScope();
        var mean = Train.Images.mean([0, 2, 3], keepdim: true);
        var deviation = (Train.Images - mean).square().mean([0, 2, 3], keepdim: true).sqrt().clamp_min(1e-6);
        foreach (var part in (ImageDataset[])[Train, Validation, Test])
            part.Images.sub_(mean).div_(deviation);
        return this;
    }

    /// <summary>Disposes the three parts.</summary>
    public void Dispose()
    {
        Train.Dispose();
        Validation.Dispose();
        Test.Dispose();
    }
}
