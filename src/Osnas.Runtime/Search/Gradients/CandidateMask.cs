using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>Which candidates are allowed in each row: the others take no part in a softmax.</summary>
internal sealed class CandidateMask : IDisposable
{
    private readonly Tensor _forbidden;

    /// <summary>The mask of a space.</summary>
    /// <param name="spec">The space.</param>
    /// <param name="device">Where the logits will be.</param>
    public CandidateMask(SearchSpaceSpec spec, Device device)
    {
        using var scope = NewDisposeScope();
        var (rows, columns) = spec.ModelCfgShape;
        var forbidden =
            Enumerable.Range(0, rows).SelectMany(row => Enumerable.Range(0, columns).Select(candidate => !spec.IsAllowed(row, candidate)));
        _forbidden = TensorFactory.Of([.. forbidden], [rows, columns], device).DetachFromDisposeScope();
    }

    /// <summary>The softmax of each row.</summary>
    /// <param name="logits"><c>[Rows, Candidates]</c>.</param>
    /// <returns>Probabilities of that shape, 0 where a candidate isn't allowed; in the current scope.</returns>
    public Tensor Softmax(Tensor logits) => logits.masked_fill(_forbidden, double.NegativeInfinity).softmax(1);

    /// <inheritdoc/>
    public void Dispose() => _forbidden.Dispose();
}
