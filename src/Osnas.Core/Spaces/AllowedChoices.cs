namespace Osnas.Spaces;

/// <summary>
/// The architectures of a space, to check many of them. <see cref="SearchSpaceSpec.FindFault"/> says what is wrong with one.
/// </summary>
internal sealed class AllowedChoices
{
    private readonly SearchSpaceSpec _spec;
    private readonly bool[][] _rows;

    /// <summary>Whether an architecture whose rows are allowed is one of the space.</summary>
    private readonly bool _rowsAreIndependent;

    /// <summary>Initializes the choices of a space.</summary>
    /// <param name="spec">The space.</param>
    public AllowedChoices(SearchSpaceSpec spec)
    {
        _spec = spec;
        _rowsAreIndependent = spec.Form.Coupling is null;
        _rows = new bool[spec.MacroCfg.Search.Count * spec.RowsPerLayer][];
        for (var layer = 0; layer < spec.MacroCfg.Search.Count; layer++)
        {
            var allowed = Allowed(spec.MacroCfg.Search[layer]);
            for (var row = 0; row < spec.RowsPerLayer; row++)
                _rows[(layer * spec.RowsPerLayer) + row] = allowed;
        }
    }

    /// <summary>Whether an architecture belongs to the space.</summary>
    public bool Contain(Architecture architecture)
    {
        if (architecture.Count != _rows.Length)
            return false;
        for (var row = 0; row < _rows.Length; row++)
        {
            var (allowed, choice) = (_rows[row], architecture[row]);
            if (choice >= allowed.Length || !allowed[choice])
                return false;
        }

        return _rowsAreIndependent || _spec.FindFault(architecture) is null;
    }

    private bool[] Allowed(LayerCfg layer)
    {
        var allowed = new bool[_spec.MicroCfg.Count];
        for (var candidate = 0; candidate < allowed.Length; candidate++)
            allowed[candidate] = _spec.Form.IsAllowed(_spec, layer, candidate);
        return allowed;
    }
}
