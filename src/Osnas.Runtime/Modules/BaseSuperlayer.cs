using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas;

/// <summary>A search layer of a supernet: all its candidates, and which of them are on.</summary>
/// <remarks>
/// <c>forward</c> takes <c>[N, InChannels, H, W]</c> and gives <c>[N, OutChannels, H / Stride, W / Stride]</c>,
/// rounded up. In <see cref="ForwardState.Single"/> it runs one candidate; else all that are allowed in the layer.
/// </remarks>
public abstract class BaseSuperlayer : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor>?[] _candidates;
    private readonly long[] _allowed;
    private int _active;
    private Tensor? _weights;

    /// <summary>Builds the candidates of a layer.</summary>
    /// <param name="spec">The search space.</param>
    /// <param name="index">The search layer.</param>
    /// <param name="batchNorm">How batch norms keep their statistics.</param>
    /// <exception cref="SearchSpaceException">A candidate can't be built.</exception>
    protected BaseSuperlayer(SearchSpaceSpec spec, int index, BatchNormOptions batchNorm)
        : base(nameof(BaseSuperlayer))
    {
        Spec = spec;
        Index = index;
        _allowed = [.. spec.AllowedCandidates(index).Select(candidate => (long)candidate)];
        _candidates = new nn.Module<Tensor, Tensor>?[spec.MicroCfg.Count];
        foreach (var candidate in spec.AllowedCandidates(index))
        {
            var block = ConstructBlock(spec.MicroCfg[candidate], spec.MacroCfg.Search[index], batchNorm);
            _candidates[candidate] = block;
            register_module($"candidate{candidate}", block);
        }

        _active = (int)_allowed[0];
    }

    /// <summary>The search space.</summary>
    public SearchSpaceSpec Spec { get; }

    /// <summary>The search layer.</summary>
    public int Index { get; }

    /// <summary>How the candidates are combined.</summary>
    public ForwardState State { get; private set; } = ForwardState.Single;

    /// <summary>The temperature of <see cref="ForwardState.GumbelSoftmax"/>.</summary>
    public double Tau { get; private set; } = 1;

    /// <summary>The candidates by index; null where one isn't allowed in the layer.</summary>
    public IReadOnlyList<nn.Module<Tensor, Tensor>?> Candidates => _candidates;

    /// <summary>The index of the candidate that runs in <see cref="ForwardState.Single"/>.</summary>
    public int ActiveCandidate
    {
        get => _active;
        internal set => _active = value;
    }

    /// <summary>Sets how the candidates are combined.</summary>
    /// <param name="state">The state.</param>
    /// <param name="tau">The temperature of <see cref="ForwardState.GumbelSoftmax"/>.</param>
    public void SetForwardState(ForwardState state, double tau = 1)
    {
        State = state;
        Tau = tau;
    }

    /// <summary>Sets the layer's architecture parameters.</summary>
    /// <param name="parameters">A view of them, <c>[Candidates]</c>; not owned by the layer.</param>
    internal void SetArchParam(Tensor? parameters) => _weights = parameters;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (State == ForwardState.Single)
            return _candidates[_active]!.call(input);

        using var scope = NewDisposeScope();
        var weights = MixingWeights();
        Tensor? sum = null;
        for (var position = 0; position < _allowed.Length; position++)
        {
            var weighted = _candidates[_allowed[position]]!.call(input) * weights[position];
            sum = sum is null ? weighted : sum + weighted;
        }

        return sum!.MoveToOuterDisposeScope();
    }

    /// <summary>Builds the block of a candidate. Override to build another.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="batchNorm">How batch norms keep their statistics.</param>
    /// <returns>The block.</returns>
    /// <remarks>Called by the constructor: fields of a derived class aren't set yet.</remarks>
    protected abstract nn.Module<Tensor, Tensor> ConstructBlock(CandidateCfg candidate, LayerCfg layer, BatchNormOptions batchNorm);

    /// <summary>The weight of each allowed candidate, <c>[Allowed]</c>: those that aren't allowed take no part in a softmax.</summary>
    private Tensor MixingWeights()
    {
        if (_weights is null)
            throw new InvalidOperationException($"{Spec.Name}: the forward state {State} needs architecture parameters; call InitializeArchParam or SetArchParam first.");
        var allowed = _weights[tensor(_allowed, device: _weights.device)];
        return State switch
        {
            ForwardState.Softmax => nn.functional.softmax(allowed, 0),
            ForwardState.GumbelSoftmax => nn.functional.softmax((allowed + GumbelNoise(allowed)) / Tau, 0),
            _ => allowed,
        };
    }

    private static Tensor GumbelNoise(Tensor like) => empty_like(like).exponential_().log().neg();
}
