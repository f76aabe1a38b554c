namespace Osnas;

/// <summary>How a layer of the supernet contains its candidates.</summary>
public enum SuperlayerKind
{
    /// <summary>One block per candidate, side by side.</summary>
    PerCandidate,

    /// <summary>One block that stands for all candidates (SGNAS, arXiv:2105.11871).</summary>
    Unified,
}
