using System.Numerics;

namespace Osnas.Spaces.Forms;

/// <summary>The choices of a unified layer: multisets of kernels, with at most as many zeros as the minimum expansion allows.</summary>
internal sealed class UnifiedChoices
{
    private readonly int _rows;
    private readonly int[] _candidates;
    private readonly int _kernels;
    private readonly int _leastExpansion;

    public UnifiedChoices(SuperlayerForm form, SpaceCfg space, LayerCfg layer)
    {
        _rows = form.RowsPerLayer(space);
        _candidates = form.Order(space, form.AllowedIn(space, layer)).ToArray();
        _kernels = _candidates.Count(candidate => !form.LeavesOut(space.MicroCfg[candidate]));

        // Without a zero candidate, all sub-blocks are present.
        _leastExpansion = _kernels < _candidates.Length ? Math.Max(1, space.MinExpansionRate) : _rows;
    }

    /// <summary>The number of choices.</summary>
    public BigInteger Count => _kernels == 0 ? 0 : CountUpTo(_rows) - CountUpTo(_leastExpansion - 1);

    /// <summary>Lists the choices, each in canonical order.</summary>
    public IEnumerable<int[]> Enumerate()
    {
        IEnumerable<int[]> places = [[]];
        for (var row = 0; row < _rows; row++)
        {
            var open = row < _leastExpansion ? _kernels : _candidates.Length;
            places = places.SelectMany(start => Enumerable.Range(0, open)
                .Where(place => start.Length == 0 || place >= start[start.Length - 1])
                .Select(place => (int[])[.. start, place]));
        }

        return places.Select(chosen => Array.ConvertAll(chosen, place => _candidates[place]));
    }

    /// <summary>Counts the multisets of up to a number of kernels, which is a binomial coefficient.</summary>
    private BigInteger CountUpTo(int expansion)
    {
        var count = BigInteger.One;
        for (var kernel = 1; kernel <= _kernels; kernel++)
            count = count * (expansion + kernel) / kernel;
        return count;
    }
}
