using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>Whether a network takes the images that it is given.</summary>
internal static class NetworkFit
{
    /// <summary>Makes sure that the network of a space has as many channels as the images, and a class for each of theirs.</summary>
    /// <exception cref="ArgumentException">It hasn't.</exception>
    public static void Check(nn.Module<Tensor, Tensor> network, ImageDataset images)
    {
        var spec = network switch
        {
            BaseModel model => model.Spec,
            BaseSupernet supernet => supernet.Spec,
            _ => null,
        };
        if (spec is null)
            return;
        if (spec.InputChannels != images.Channels)
            throw new ArgumentException(
                $"The network of {spec.Name} takes images of {spec.InputChannels} channels; these have {images.Channels}. Set "
                + "InputChannels in [SearchSpace], and the first block's in-channels.",
                nameof(images));
        if (spec.Classes < images.Classes)
            throw new ArgumentException(
                $"The network of {spec.Name} has {spec.Classes} classes; the images have {images.Classes}. Make it with classes: "
                + $"{images.Classes}.",
                nameof(images));
    }
}
