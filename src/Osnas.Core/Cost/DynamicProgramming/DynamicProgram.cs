namespace Osnas;

/// <summary>
/// The sums of costs that the layers of a part can have, each with a value. The sums before layers are computed on first
/// use; going back through them finds the choices. Those before every second layer are kept: a value between them is an
/// addition per choice away, and memory that is written for the first time takes longer than these.
/// </summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSemiring">How values combine.</typeparam>
internal sealed class DynamicProgram<T, TSemiring>
    where TSemiring : struct, ISemiring<T>
{
    private readonly GridPart _part;
    private readonly TSemiring _semiring;
    private readonly int _depth;
    private readonly long _most;
    private readonly double[][] _weights;

    // By the number of layers that are summed; null where none is kept.
    private readonly Lazy<StateValues<T>?[]> _levels;

    /// <summary>A program whose levels end with all layers.</summary>
    public DynamicProgram(GridPart part, TSemiring semiring)
        : this(part, semiring, part.Layers.Count, part.Range)
    {
    }

    private DynamicProgram(GridPart part, TSemiring semiring, int depth, long most)
    {
        (_part, _semiring, _depth, _most) = (part, semiring, depth, most);
        _weights = [.. part.Layers.Select(layer => layer.WeightsIn(semiring))];
        _levels = new(ComputeLevels);
    }

    /// <summary>The greatest sum that can be traced.</summary>
    public long Most => _most;

    /// <summary>The sums of all layers, which are the last level.</summary>
    public StateValues<T> Whole => _levels.Value[_part.Layers.Count]!;

    /// <summary>A program to trace sums up to some steps: it has no level with all layers, and no greater sums.</summary>
    public static DynamicProgram<T, TSemiring> ToTrace(GridPart part, TSemiring semiring, long most) =>
        new(part, semiring, Math.Max(0, part.Layers.Count - 2), most);

    /// <summary>Computes only the sums of all layers, in the order of layers that takes the fewest additions.</summary>
    public static StateValues<T> ComputeWhole(GridPart part, TSemiring semiring)
    {
        var sums = Begin(part, semiring, part.Range);
        foreach (var layer in part.ByFewestPlaces())
            sums.Add(layer);
        return sums.Whole;
    }

    /// <summary>Goes back from a sum through the layers.</summary>
    /// <param name="sum">A sum of all layers, in steps.</param>
    /// <param name="choose">Selects a choice of a layer, given the number of layers before it and the sum with it.</param>
    /// <param name="choices">Receives the index of the choice of each layer.</param>
    public void Trace(long sum, Func<GridLayer, int, long, int> choose, int[] choices)
    {
        for (var depth = _part.Layers.Count - 1; depth >= 0; depth--)
        {
            var layer = _part.Layers[depth];
            var position = choose(layer, depth, sum);
            choices[layer.Index] = position;
            sum -= layer.Steps[position];
        }
    }

    /// <summary>Gets the value of a sum of the first layers.</summary>
    /// <param name="depth">The number of layers.</param>
    /// <param name="sum">The sum, in steps, which may be one that they can't have.</param>
    public T ValueOf(int depth, long sum)
    {
        if (_levels.Value[depth] is { } level)
        {
            var index = level.Sums.IndexOf(sum);
            return index < 0 ? _semiring.None : level.Values[index];
        }

        var (value, steps, weights) = (_semiring.None, _part.Layers[depth - 1].Steps, _weights[depth - 1]);
        for (var choice = 0; choice < steps.Length; choice++)
            value = _semiring.Join(value, _semiring.Extend(ValueOf(depth - 1, sum - steps[choice]), weights, choice));
        return value;
    }

    private StateValues<T>?[] ComputeLevels()
    {
        var sums = Begin(_part, _semiring, Math.Min(_most, _part.Layers.Take(_depth).Sum(layer => layer.Range)));
        var levels = new StateValues<T>?[_part.Layers.Count + 1];
        for (var depth = 0; depth < _depth; depth++)
        {
            if (depth == 0 || (_depth - depth) % 2 == 0)
                levels[depth] = sums.Copy();
            sums.Add(_part.Layers[depth]);
        }

        levels[_depth] = sums.Whole;
        return levels;
    }

    private static IStates<T> Begin(GridPart part, TSemiring semiring, long most) =>
        part.IsDense ? new DenseStates<T, TSemiring>(part, semiring, most) : new SparseStates<T, TSemiring>(semiring, most);
}
