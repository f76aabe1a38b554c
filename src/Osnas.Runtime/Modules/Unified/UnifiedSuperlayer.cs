using Osnas.Blocks;
using Osnas.Graph;
using Osnas.Modules;
using Osnas.Spaces.Forms;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Osnas;

/// <summary>
/// A search layer of a unified space (SGNAS, arXiv:2105.11871): one block that represents all candidates. Each sub-block
/// expands the input channels to the same number of hidden channels, and applies its chosen candidate to them. The projection
/// takes the hidden channels of all sub-blocks, and has one batch norm for each possible expansion.
/// </summary>
/// <remarks>
/// In <see cref="ForwardState.Single"/>, the choices are in canonical order, so that expansion e runs the first e sub-blocks.
/// The other states run all sub-blocks. <see cref="ForwardState.Sum"/> first sorts the rows of the architecture parameters into
/// the canonical order of their greatest weights, so that one-hot rows in any order give the network of their architecture.
/// </remarks>
public abstract class UnifiedSuperlayer : BaseSuperlayer
{
    private readonly GraphModule[] _expand;
    private readonly Conv2d _project;
    private readonly BatchNorm2d[] _norms;
    private readonly int _zero;

    /// <summary>Builds the layer.</summary>
    /// <param name="spec">The search space.</param>
    /// <param name="index">The index of the search layer.</param>
    /// <param name="batchNorm">How batch norms keep their statistics.</param>
    /// <param name="device">The device of the weights; null for the CPU.</param>
    /// <exception cref="SearchSpaceException">A candidate can't be built.</exception>
    protected UnifiedSuperlayer(SearchSpaceSpec spec, int index, BatchNormOptions batchNorm, Device? device = null)
        : base(spec, index, batchNorm, device)
    {
        // TorchSharp's constructors leave temporary tensors behind.
        using var scope = NewDisposeScope();
        _zero = Enumerable.Range(0, spec.MicroCfg.Count).FirstOrDefault(spec.LeavesOut, -1);
        var activation = spec.MicroCfg.First(candidate => candidate.Block == Block.DepthwiseConv).Options.Activation;
        var expansion = UnifiedBlock.Expansion(Layer, activation);
        _expand = [.. Rows.Select(_ => new GraphModule(expansion, batchNorm, Device))];
        var projection = new Conv2dOp(
            Layer.InChannels * Rows.Length, Layer.OutChannels, KernelSize: 1, Stride: 1, Padding: 0, Dilation: 1, Groups: 1, Bias: false);
        _project = (Conv2d)OpModule.Create(projection, batchNorm, Device).Module!;
        _norms = [.. Enumerable.Range(spec.MinExpansionRate, spec.MaxExpansionRate - spec.MinExpansionRate + 1).Select(_ =>
            (BatchNorm2d)OpModule.Create(new BatchNorm2dOp(Layer.OutChannels), batchNorm, Device).Module!)];
        for (var row = 0; row < Rows.Length; row++)
            Register($"sub{row}.expand", _expand[row]);
        Register("project.conv", _project);
        for (var norm = 0; norm < _norms.Length; norm++)
            Register($"project.bn{spec.MinExpansionRate + norm}", _norms[norm]);
    }

    /// <inheritdoc/>
    public override IEnumerable<nn.Module<Tensor, Tensor>> ActiveModules =>
        [.. _expand.Take(ActiveExpansion), .. Rows.Take(ActiveExpansion).Select(row => row.Active), NormOf(ActiveExpansion)];

    private int ActiveExpansion => Rows.Count(row => row.ActiveIndex != _zero);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var (hidden, expansion) = State == ForwardState.Single ? RunActive(input) : RunMixture(input);
        using var weight = _project.weight!.narrow(1, 0, hidden.shape[1]);
        var output = NormOf(expansion).call(F.conv2d(hidden, weight));
        return (Layer.IsShapePreserving ? output + input : output).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    internal override IEnumerable<KeyValuePair<string, Tensor>> StateOf(IReadOnlyList<int> choices)
    {
        int[] kernels = [.. choices.Where(choice => choice != _zero)];
        using var weight = _project.weight!.narrow(1, 0, (long)Layer.InChannels * kernels.Length);
        return
        [
            .. Join([.. _expand.Take(kernels.Length).Select(expand => expand.state_dict())], _ => true)
                .Select(entry => KeyValuePair.Create($"expand.{entry.Key}", entry.Value)),
            .. StateOfKernels(kernels),
            KeyValuePair.Create("project.conv.weight", weight.clone()),
            .. NormOf(kernels.Length).state_dict().Select(entry => KeyValuePair.Create($"project.bn.{entry.Key}", entry.Value)),
        ];
    }

    /// <summary>
    /// The depthwise convolutions of a model (see <see cref="UnifiedBlock.Build"/>): one for neighbors of the same options, and one
    /// batch norm for all.
    /// </summary>
    private IEnumerable<KeyValuePair<string, Tensor>> StateOfKernels(int[] kernels)
    {
        const string Convolution = "depthwise.conv.";
        Dictionary<string, Tensor>[] states = [.. kernels.Select((kernel, row) => Rows[row].Candidates[kernel]!.state_dict())];
        foreach (var entry in Join(states, name => !IsOfConvolution(name)))
            yield return entry;
        var (start, number) = (0, 0);
        for (var end = 1; end <= kernels.Length; end++)
        {
            if (end < kernels.Length && Spec.MicroCfg[kernels[end]].Options == Spec.MicroCfg[kernels[start]].Options)
                continue;
            foreach (var (name, value) in Join(states[start..end], IsOfConvolution))
                yield return KeyValuePair.Create($"depthwise.conv{number}.{name[Convolution.Length..]}", value);
            start = end;
            number++;
        }

        static bool IsOfConvolution(string name) => name.StartsWith(Convolution, StringComparison.Ordinal);
    }

    /// <summary>What all modules have, with the channels of one after those of another; counters of the first.</summary>
    private static IEnumerable<KeyValuePair<string, Tensor>> Join(Dictionary<string, Tensor>[] states, Func<string, bool> isAsked) =>
        from name in states[0].Keys
        where isAsked(name) && states.All(state => state.ContainsKey(name))
        let values = states.Select(state => state[name]).ToArray()
        select KeyValuePair.Create(name, values[0].dim() == 0 ? values[0] : cat(values));

    private (Tensor Hidden, int Expansion) RunActive(Tensor input)
    {
        var parts = new Tensor[ActiveExpansion];
        for (var row = 0; row < parts.Length; row++)
            parts[row] = Rows[row].Active.call(_expand[row].call(input));
        return (cat(parts, 1), parts.Length);
    }

    private (Tensor Hidden, int Expansion) RunMixture(Tensor input)
    {
        Tensor[] weights = [.. Rows.Select((_, row) => Weigh(row))];
        var values = Read(weights);
        if (State == ForwardState.Sum)
            weights = [.. weights.Zip(values).OrderBy(row => PlaceOf(row.Second)).Select(row => row.First)];
        var parts = new Tensor[Rows.Length];
        for (var row = 0; row < parts.Length; row++)
            parts[row] = Rows[row].Mix(_expand[row].call(input), weights[row]);
        return (cat(parts, 1), ExpectedExpansion(values));
    }

    /// <summary>Where the candidate of the greatest weight stands in canonical order.</summary>
    private int PlaceOf(double[] weights)
    {
        var position = Array.IndexOf(weights, weights.Max());
        return position == ZeroPosition ? int.MaxValue : position;
    }

    /// <summary>The number of sub-blocks less the weight of those that are left out, rounded to one that the space has.</summary>
    private int ExpectedExpansion(double[][] weights)
    {
        var expansion = (double)weights.Length;
        if (ZeroPosition >= 0)
            expansion -= weights.Sum(row => row[ZeroPosition]);

        // Without a number, no number comes out either way, and the training tells it.
        return double.IsNaN(expansion)
            ? Spec.MinExpansionRate
            : (int)Math.Clamp(Math.Round(expansion), Spec.MinExpansionRate, Spec.MaxExpansionRate);
    }

    /// <summary>The weights of all rows as numbers, by one copy to the host.</summary>
    private static double[][] Read(Tensor[] weights) =>
        [.. TensorReads.Read<double>(Doubles.From(stack(weights))).Chunk((int)weights[0].numel())];

    private int ZeroPosition => Rows[0].PositionOf(_zero);

    private BatchNorm2d NormOf(int expansion) => _norms[expansion - Spec.MinExpansionRate];
}
