using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>
/// The network of SGNAS (arXiv:2105.11871, section 3.2): from a prior architecture and a target cost to the
/// architecture parameters of that cost. Convolutions see the rows and candidates as an image.
/// </summary>
/// <remarks>
/// <c>forward</c> takes the prior, one-hot, <c>[Rows, Candidates]</c>, and the target, a scalar from 0 to 1, and gives
/// logits <c>[Rows, Candidates]</c>.
/// </remarks>
internal sealed class ArchitectureGenerator : nn.Module<Tensor, Tensor, Tensor>
{
    private const int Blocks = 3;

    private readonly int _targetChannels;
    private readonly Sequential _target;
    private readonly Sequential _prior;
    private readonly Sequential _main;
    private readonly Conv2d _tail;

    /// <summary>Builds the network.</summary>
    /// <param name="targetChannels">Channels of the target's input.</param>
    /// <param name="hidden">Channels of the hidden layers.</param>
    public ArchitectureGenerator(int targetChannels, int hidden)
        : base(nameof(ArchitectureGenerator))
    {
        _targetChannels = targetChannels;
        _target = Chain(targetChannels, hidden, 3);
        _prior = Chain(1, hidden, 2);
        _main = Chain(hidden, hidden, 1 + Blocks);
        _tail = nn.Conv2d(hidden, 1, 3, padding: 1);
        RegisterComponents();

        // He's initialization (arXiv:1502.01852): by TorchSharp's, the target would be lost on its way through the layers.
        foreach (var convolution in modules().OfType<Conv2d>())
            nn.init.kaiming_normal_(convolution.weight);
        nn.init.zeros_(_tail.bias);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor prior, Tensor target)
    {
        using var scope = NewDisposeScope();
        var (rows, columns) = (prior.shape[0], prior.shape[1]);
        var head = _target.call(target.expand(1, _targetChannels, rows, columns)) + _prior.call(prior.view(1, 1, rows, columns));
        return _tail.call(_main.call(head) + head).view(rows, columns).MoveToOuterDisposeScope();
    }

    private static Sequential Chain(int inChannels, int outChannels, int count) =>
        nn.Sequential(Enumerable.Range(0, count).SelectMany(index =>
        new nn.Module<Tensor, Tensor>[]
        {
            nn.Conv2d(index == 0 ? inChannels : outChannels, outChannels, 3, padding: 1, bias: false), nn.ReLU()
        }));
}
