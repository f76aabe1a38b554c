using Osnas.Graph;
using Osnas.Modules;
using Osnas.Options;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>
/// Synaptic flow (SynFlow, arXiv:2006.05467; as a measure of networks: arXiv:2101.08134) of the untrained network: the
/// logarithm of the sum of <c>|weight * gradient|</c> over the weights of convolutions and linear layers. All parameters are
/// replaced by their absolute values, and the input is one image of ones, so it needs no data.
/// </summary>
/// <remarks>
/// Batch norms are replaced by the identity. So are activations, because their inputs are positive and ReLU6 would saturate.
/// The gates of squeeze-excite modules stay. It is computed with 64-bit floats, on the CPU if the device has none.
/// </remarks>
[Fitness("synflow")]
public sealed record SynflowOptions : FitnessOptions
{
    private static readonly OptionSet<SynflowOptions> Declared = new();

    /// <inheritdoc/>
    protected internal override OptionSet<FitnessOptions> Declarations => Declared.As<FitnessOptions>();

    /// <inheritdoc/>
    public override IEvaluator Create(FitnessContext context) => new Synflow(context);
}

/// <summary>Measures synaptic flow.</summary>
internal sealed class Synflow(FitnessContext context) : ProxyEvaluator(context, imageCount: 1)
{
    private readonly FitnessContext _context = context;

    /// <inheritdoc/>
    protected override Device Device => Doubles.PlaceFor(base.Device);

    /// <summary>Measures a network, and replaces its parameters by their absolute values.</summary>
    /// <param name="network">The network, with 64-bit floats.</param>
    /// <param name="imageShape">The shape of an image, <c>[C, H, W]</c>.</param>
    /// <returns>The logarithm of the sum, or of the smallest positive number if the sum is 0.</returns>
    public static double Measure(nn.Module<Tensor, Tensor> network, long[] imageShape)
    {
        using var scope = NewDisposeScope();
        using (no_grad())
        {
            foreach (var parameter in network.parameters())
                parameter.abs_();
        }

        network.eval();
        OpReplacements.Set(network, Linearize);
        var image = Doubles.From(TensorFactory.Zeros([1, .. imageShape], ScalarType.Float32, Devices.Of(network))).add_(1);
        var sum = WeightGradients.Sum(network, network.call(image).sum(), (weight, gradient) => (weight * gradient).abs().sum());
        return Math.Log(Math.Max(sum, double.Epsilon));
    }

    /// <inheritdoc/>
    protected override double Measure(BaseModel network) =>
        Measure(ModuleMove.ToDoubles(network), [_context.Train.Channels, _context.Train.Size.Height, _context.Train.Size.Width]);

    /// <summary>Fewer images than one are never tried.</summary>
    protected override void Try(BaseModel network, Tensor images) => Measure(network);

    /// <summary>The identity in place of batch norms and activations.</summary>
    private static Tensor? Linearize(Op op, Tensor[] inputs) => op switch
    {
        BatchNorm2dOp => inputs[0].alias(),
        ActivationOp activation when ActivationKinds.IsGate(activation.Function) => null,
        ActivationOp => inputs[0].alias(),
        _ => null,
    };
}
