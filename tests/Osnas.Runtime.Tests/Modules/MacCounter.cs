using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Counts the multiply-accumulates that really run, by a hook on every convolution and linear layer.</summary>
internal sealed class MacCounter
{
    public MacCounter(nn.Module module)
    {
        foreach (var layer in module.modules())
        {
            if (layer is Conv2d conv)
                conv.register_forward_hook((_, _, output) => Count(output, conv.weight!));
            else if (layer is Linear linear)
                linear.register_forward_hook((_, _, output) => Count(output, linear.weight!));
        }
    }

    /// <summary>Multiply-accumulates of all images so far.</summary>
    public long Macs { get; private set; }

    /// <summary>Each value of the output is a sum over the weights of one out-channel.</summary>
    private Tensor Count(Tensor output, Tensor weight)
    {
        Macs += output.numel() * (weight.numel() / weight.shape[0]);
        return output;
    }
}
