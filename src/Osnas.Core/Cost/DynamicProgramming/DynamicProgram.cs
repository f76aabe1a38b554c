namespace Osnas;

/// <summary>
/// The sums of costs that the layers of a part can have, each with a value. The sums of the layers before each layer
/// are known too once they are asked for: choices are found by going back through them.
/// </summary>
/// <typeparam name="T">A value.</typeparam>
/// <typeparam name="TAlgebra">How values combine.</typeparam>
internal sealed class SumTable<T, TAlgebra>
    where TAlgebra : struct, ISumAlgebra<T>
{
    private readonly GridPart _part;
    private readonly TAlgebra _algebra;
    private readonly Lazy<SumLevel<T>[]> _levels;

    public SumTable(GridPart part, TAlgebra algebra)
    {
        (_part, _algebra) = (part, algebra);
        _levels = new(ComputeLevels);
    }

    /// <summary>The sums of all layers, the last of the levels.</summary>
    public SumLevel<T> Whole => _levels.Value[_part.Layers.Count];

    /// <summary>The sums of all layers, without any other level, and in the order of layers that takes the fewest additions.</summary>
    public SumLevel<T> ComputeWhole()
    {
        var sums = Begin();
        foreach (var layer in _part.ByFewestPlaces())
            sums.Add(layer);
        return sums.Whole;
    }

    /// <summary>Goes from a sum back through the layers.</summary>
    /// <param name="sum">A sum of all layers in steps.</param>
    /// <param name="choose">Is given a layer, and for each of its choices the value of the sum without it; says which one it is.</param>
    /// <param name="choices">Takes the index of the choice of each layer.</param>
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

    private SumLevel<T>[] ComputeLevels()
    {
        var sums = Begin();
        var levels = new SumLevel<T>[_part.Layers.Count + 1];
        for (var depth = 0; depth < _part.Layers.Count; depth++)
        {
            levels[depth] = sums.Copy();
            sums.Add(_part.Layers[depth]);
        }

        levels[_part.Layers.Count] = sums.Whole;
        return levels;
    }

    private ISumAdder<T> Begin() => _part.IsDense ? new PlaceSums<T, TAlgebra>(_part, _algebra) : new ListSums<T, TAlgebra>(_algebra);

    private T ValueOf(SumLevel<T> level, long sum)
    {
        var index = level.Sums.IndexOf(sum);
        return index < 0 ? _algebra.None : level.Values[index];
    }
}
