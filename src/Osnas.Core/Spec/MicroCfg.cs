using System.Collections;

namespace Osnas;

/// <summary>The micro configuration: the candidates of every search layer, by index.</summary>
public sealed class MicroCfg : IReadOnlyList<CandidateCfg>, IEquatable<MicroCfg>
{
    private readonly EquatableArray<CandidateCfg> _candidates;

    /// <summary>Initializes a micro configuration.</summary>
    /// <param name="candidates">The candidates, in the order of their indexes.</param>
    public MicroCfg(IEnumerable<CandidateCfg> candidates) => _candidates = new(candidates);

    /// <inheritdoc/>
    public int Count => _candidates.Count;

    /// <inheritdoc/>
    public CandidateCfg this[int index] => _candidates[index];

    /// <inheritdoc/>
    public IEnumerator<CandidateCfg> GetEnumerator() => _candidates.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(MicroCfg? other) => other is not null && _candidates.Equals(other._candidates);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MicroCfg);

    /// <inheritdoc/>
    public override int GetHashCode() => _candidates.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => _candidates.ToString();
}
