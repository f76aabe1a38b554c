namespace Osnas;

/// <summary>
/// The sums of costs that the layers of a part can have, each with a value. The sums before each layer are computed on
/// first use; going back through them finds the choices.
/// </summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSemiring">How values combine.</typeparam>
internal sealed class DynamicProgram<T, TSemiring>
    where TSemiring : struct, ISemiring<T>
{
    private readonly GridPart _part;
    private readonly TSemiring _semiring;
    private readonly Lazy<StateValues<T>[]> _levels;

    public DynamicProgram(GridPart part, TSemiring semiring)
    {
        (_part, _semiring) = (part, semiring);
        _levels = new(ComputeLevels);
    }

    /// <summary>The sums of all layers, which are the last level.</summary>
    public StateValues<T> Whole => _levels.Value[_part.Layers.Count];

    /// <summary>Computes only the sums of all layers, in the order of layers that takes the fewest additions.</summary>
    public StateValues<T> ComputeWhole()
    {
        var sums = Begin();
        foreach (var layer in _part.ByFewestPlaces())
            sums.Add(layer);
        return sums.Whole;
    }

    /// <summary>Goes back from a sum through the layers.</summary>
    /// <param name="sum">A sum of all layers, in steps.</param>
    /// <param name="choose">Selects a choice of a layer, given the value of the sum without each choice.</param>
    /// <param name="choices">Receives the index of the choice of each layer.</param>
    public void Trace(long sum, Func<GridLayer, T[], int> choose, int[] choices)
    {
        for (var depth = _part.Layers.Count - 1; depth >= 0; depth--)
        {
            var (layer, level, rest) = (_part.Layers[depth], _levels.Value[depth], sum);
            var position = choose(layer, Array.ConvertAll(layer.Steps, step => ValueOf(level, rest - step)));
            choices[layer.Index] = position;
            sum -= layer.Steps[position];
        }
    }

    private StateValues<T>[] ComputeLevels()
    {
        var sums = Begin();
        var levels = new StateValues<T>[_part.Layers.Count + 1];
        for (var depth = 0; depth < _part.Layers.Count; depth++)
        {
            levels[depth] = sums.Copy();
            sums.Add(_part.Layers[depth]);
        }

        levels[_part.Layers.Count] = sums.Whole;
        return levels;
    }

    private IStates<T> Begin() =>
        _part.IsDense ? new DenseStates<T, TSemiring>(_part, _semiring) : new SparseStates<T, TSemiring>(_semiring);

    private T ValueOf(StateValues<T> level, long sum)
    {
        var index = level.Sums.IndexOf(sum);
        return index < 0 ? _semiring.None : level.Values[index];
    }
}
