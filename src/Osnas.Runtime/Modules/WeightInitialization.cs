using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>
/// The initial parameters, as in OSNASLib: convolutions from a normal distribution by fan-out, including groups (He et al.,
/// arXiv:1502.01852); batch norms with scale 1 and shift 0; weights of linear layers from a normal distribution with standard
/// deviation 0.01.
/// </summary>
public static class WeightInitialization
{
    private const double LinearDeviation = 0.01;

    /// <summary>Initializes the parameters of a module that has no children.</summary>
    /// <param name="module">The module. Modules other than convolutions and linear layers keep TorchSharp's own initialization.</param>
    public static void Apply(nn.Module module)
    {
        switch (module)
        {
            case Conv2d conv:
                var fanOut = conv.kernel_size[0] * conv.kernel_size[1] * conv.out_channels / conv.groups;
                Initialize(conv.weight!, conv.bias, Math.Sqrt(2.0 / fanOut));
                break;
            case Linear linear:
                Initialize(linear.weight!, linear.bias, LinearDeviation);
                break;
        }
    }

    private static void Initialize(Parameter weight, Parameter? bias, double deviation)
    {
        nn.init.normal_(weight, 0, deviation);
        if (bias is not null)
            nn.init.zeros_(bias);
    }
}
