using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>The candidates of a row of choices: which of them is on, and their architecture parameters.</summary>
internal sealed class CandidateRow : IDisposable
{
    private readonly nn.Module<Tensor, Tensor>?[] _candidates;
    private readonly long[] _allowed;
    private Tensor? _indexes;

    /// <summary>Builds the candidates.</summary>
    /// <param name="spec">The search space.</param>
    /// <param name="row">The row.</param>
    /// <param name="construct">Builds a candidate.</param>
    public CandidateRow(SearchSpaceSpec spec, int row, Func<CandidateCfg, nn.Module<Tensor, Tensor>> construct)
    {
        _allowed = [.. spec.AllowedCandidates(row).Select(candidate => (long)candidate)];
        _candidates = new nn.Module<Tensor, Tensor>?[spec.MicroCfg.Count];
        foreach (var candidate in _allowed)
            _candidates[candidate] = construct(spec.MicroCfg[(int)candidate]);
    }

    /// <summary>The candidates by index; null where one isn't allowed in the row.</summary>
    public IReadOnlyList<nn.Module<Tensor, Tensor>?> Candidates => _candidates;

    /// <summary>The index of the candidate that runs alone.</summary>
    public int ActiveIndex { get; set; }

    /// <summary>The candidate that runs alone.</summary>
    public nn.Module<Tensor, Tensor> Active => _candidates[ActiveIndex]!;

    /// <summary>A view of the architecture parameters, <c>[Candidates]</c>; owned by others.</summary>
    public Tensor? ArchParam { get; set; }

    /// <summary>The sum of all allowed candidates.</summary>
    /// <param name="input">The input, <c>[N, C, H, W]</c>.</param>
    /// <param name="weights">The weight of each, <c>[Allowed]</c>.</param>
    public Tensor Mix(Tensor input, Tensor weights) =>
        WeightedSum.Of([.. _allowed.Select(candidate => _candidates[candidate]!)], input, weights);

    /// <summary>The weight of each allowed candidate, <c>[Allowed]</c>: those that aren't allowed take no part in a softmax.</summary>
    /// <param name="state">How the candidates are combined.</param>
    /// <param name="tau">The temperature of <see cref="ForwardState.GumbelSoftmax"/>.</param>
    public Tensor Weigh(ForwardState state, double tau)
    {
        var allowed = ArchParam![IndexesOn(ArchParam.device)];
        return state switch
        {
            ForwardState.Softmax => nn.functional.softmax(allowed, 0),
            ForwardState.GumbelSoftmax => nn.functional.softmax((allowed + TensorFactory.GumbelLike(allowed)) / tau, 0),
            ForwardState.Single or ForwardState.Sum => allowed,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "The forward state is unknown."),
        };
    }

    /// <summary>Where a candidate stands among the weights; -1 if it isn't allowed.</summary>
    public int PositionOf(int candidate) => Array.IndexOf(_allowed, candidate);

    /// <summary>Disposes what the row holds beside its candidates, which are registered modules.</summary>
    public void Dispose() => _indexes?.Dispose();

    /// <summary>The indexes of the allowed candidates, copied to a device once.</summary>
    private Tensor IndexesOn(Device device)
    {
        if (_indexes is not null && Devices.AreSame(_indexes.device, device))
            return _indexes;
        _indexes?.Dispose();
        return _indexes = TensorFactory.Of(_allowed, device).DetachFromDisposeScope();
    }
}
