namespace Osnas;

/// <summary>
/// Adds layers in one array with a place for every possible sum. Each layer is added in place, from the greatest sum
/// down, because a sum depends on smaller sums. Allocating new memory would take longer than the additions.
/// </summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSemiring">A struct, so that the inner loop has no calls.</typeparam>
internal sealed class DenseStates<T, TSemiring> : IStates<T>
    where TSemiring : struct, ISemiring<T>
{
    private readonly TSemiring _semiring;
    private readonly long _unit;
    private readonly T[] _places;

    // For the layers so far: the last place that is reached, and the divisor of all sums.
    private int _last;
    private int _stride;

    /// <summary>Starts with the sum of no layers.</summary>
    /// <param name="part">The layers.</param>
    /// <param name="semiring">How values combine.</param>
    /// <param name="most">The greatest sum that is computed.</param>
    public DenseStates(GridPart part, TSemiring semiring, long most)
    {
        (_semiring, _unit) = (semiring, part.Divisor);
        _places = new T[(int)(most / part.Divisor) + 1];
        for (var place = 1; place < _places.Length; place++)
            _places[place] = semiring.None;
        _places[0] = semiring.One;
    }

    public StateValues<T> Whole => new(new(_unit, _places.Length), _places);

    public StateValues<T> Copy()
    {
        var stride = Math.Max(1, _stride);
        var values = new T[(_last / stride) + 1];
        for (var index = 0; index < values.Length; index++)
            values[index] = _places[index * stride];
        return new(new(stride * _unit, values.Length), values);
    }

    public void Add(GridLayer layer)
    {
        var steps = Array.ConvertAll(layer.Steps, step => (int)(step / _unit));
        var weights = layer.WeightsIn(_semiring);
        Array.Sort(steps, weights);
        _stride = (int)GridPart.CommonDivisor(_stride, layer.Divisor / _unit);
        var stride = Math.Max(1, _stride);
        _last = Math.Min(_last + steps[steps.Length - 1], (_places.Length - 1) / stride * stride);
        Extend(steps, weights, stride);
    }

    private void Extend(int[] steps, double[] weights, int stride)
    {
        var (places, choices) = (_places, steps.Length);
        for (var sum = _last; sum >= 0; sum -= stride)
        {
            while (steps[choices - 1] > sum)
                choices--;
            var value = _semiring.None;
            for (var choice = 0; choice < choices; choice++)
                value = _semiring.Join(value, _semiring.Extend(places[sum - steps[choice]], weights, choice));
            places[sum] = value;
        }
    }
}
