namespace Osnas;

/// <summary>
/// The sums of costs that the layers of a part can have, each with a value: layer by layer, as dynamic programming
/// has it. The sums of the layers before stay known: choices are found by going back through them.
/// </summary>
/// <typeparam name="T">A value.</typeparam>
/// <typeparam name="TAlgebra">A struct, so that the inner loop has no calls.</typeparam>
internal sealed class SumTable<T, TAlgebra>
    where TAlgebra : struct, ISumAlgebra<T>
{
    // A scan of empty places is that much faster than sorting.
    private const long MostPlacesOfSum = 32;
    private const long MostPlaces = 1 << 22;

    private readonly GridPart _part;
    private readonly TAlgebra _algebra;
    private readonly Level[] _levels;

    public SumTable(GridPart part, TAlgebra algebra)
    {
        _part = part;
        _algebra = algebra;
        _levels = new Level[part.Layers.Count + 1];
        _levels[0] = new([0], [algebra.One]);
        var range = 0L;
        var places = Array.Empty<T>();
        for (var depth = 0; depth < part.Layers.Count; depth++)
        {
            var layer = part.Layers[depth];
            var steps = layer.Steps.Select(step => step / part.Divisor).ToArray();
            range += layer.Range / part.Divisor;
            var isDense = range < Math.Min(MostPlaces, MostPlacesOfSum * _levels[depth].Sums.Length * steps.Length);
            _levels[depth + 1] = isDense
                ? ExtendByPlaces(_levels[depth], layer, steps, (int)range + 1, ref places)
                : ExtendBySorting(_levels[depth], layer, steps);
        }

        Sums = Whole.Sums.Select(sum => sum * part.Divisor).ToArray();
    }

    /// <summary>The sums of all layers in steps, ascending.</summary>
    public long[] Sums { get; }

    /// <summary>Their values.</summary>
    public T[] Values => Whole.Values;

    /// <summary>Goes from a sum back through the layers.</summary>
    /// <param name="index">The index of the sum.</param>
    /// <param name="choose">Is given a layer, and for each of its choices the value of the sum without it; says which one it is.</param>
    /// <param name="choices">Takes the index of the choice of each layer.</param>
    public void Trace(int index, Func<GridLayer, T[], int> choose, int[] choices)
    {
        var sum = Whole.Sums[index];
        for (var depth = _part.Layers.Count - 1; depth >= 0; depth--)
        {
            var layer = _part.Layers[depth];
            var before = layer.Steps.Select(step => ValueOf(_levels[depth], sum - (step / _part.Divisor))).ToArray();
            var position = choose(layer, before);
            choices[layer.Index] = position;
            sum -= layer.Steps[position] / _part.Divisor;
        }
    }

    private Level Whole => _levels[_part.Layers.Count];

    private T ValueOf(Level level, long sum)
    {
        var index = Array.BinarySearch(level.Sums, sum);
        return index < 0 ? _algebra.None : level.Values[index];
    }

    /// <summary>Extends a level by a place for every sum that could be; the places, all of them empty, are used again, as fresh memory is slow.</summary>
    private Level ExtendByPlaces(Level level, GridLayer layer, long[] steps, int size, ref T[] places)
    {
        if (places.Length < size)
        {
            places = new T[Math.Max(size, 2 * places.Length)];
            for (var place = 0; place < places.Length; place++)
                places[place] = _algebra.None;
        }

        var weights = steps.Select((_, position) => _algebra.Weigh(layer.Index, position)).ToArray();
        var (before, values, count) = (level.Sums, level.Values, 0);
        for (var index = 0; index < before.Length; index++)
        {
            var (sum, value) = (before[index], values[index]);
            for (var position = 0; position < steps.Length; position++)
            {
                ref var place = ref places[sum + steps[position]];
                place = _algebra.Join(place, _algebra.Extend(value, weights[position]));
            }
        }

        for (var place = 0; place < size; place++)
            count += _algebra.IsNone(places[place]) ? 0 : 1;
        var reached = new Level(new long[count], new T[count]);
        count = 0;
        for (var place = 0; place < size; place++)
        {
            if (_algebra.IsNone(places[place]))
                continue;
            (reached.Sums[count], reached.Values[count++]) = (place, places[place]);
            places[place] = _algebra.None;
        }

        return reached;
    }

    private Level ExtendBySorting(Level level, GridLayer layer, long[] steps)
    {
        var (sums, values) = (new long[level.Sums.Length * steps.Length], new T[level.Sums.Length * steps.Length]);
        for (var next = 0; next < sums.Length; next++)
        {
            var (index, position) = (next / steps.Length, next % steps.Length);
            sums[next] = level.Sums[index] + steps[position];
            values[next] = _algebra.Extend(level.Values[index], _algebra.Weigh(layer.Index, position));
        }

        Array.Sort(sums, values);
        var last = -1;
        for (var next = 0; next < sums.Length; next++)
        {
            if (_algebra.IsNone(values[next]))
                continue;
            if (last >= 0 && sums[last] == sums[next])
                values[last] = _algebra.Join(values[last], values[next]);
            else
                (sums[++last], values[last]) = (sums[next], values[next]);
        }

        Array.Resize(ref sums, last + 1);
        Array.Resize(ref values, last + 1);
        return new(sums, values);
    }

    private readonly record struct Level(long[] Sums, T[] Values);
}
