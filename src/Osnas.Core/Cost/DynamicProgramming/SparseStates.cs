namespace Osnas;

/// <summary>Adds layers to a sorted list of the reached sums, by merging one sorted list per choice.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <typeparam name="TSemiring">A struct, so that the inner loop has no calls.</typeparam>
/// <param name="semiring">How values combine.</param>
/// <param name="greatest">The greatest sum that is computed.</param>
internal sealed class SparseStates<T, TSemiring>(TSemiring semiring, long greatest) : IStates<T>
    where TSemiring : struct, ISemiring<T>
{
    private readonly TSemiring _semiring = semiring;
    private long[] _sums = [0];
    private T[] _values = [semiring.One];

    public StateValues<T> Whole => new(new(_sums), _values);

    // Each layer writes new lists.
    public StateValues<T> Copy() => Whole;

    public void Add(GridLayer layer)
    {
        var (steps, most, count) = (layer.Steps, _sums.Length * layer.Steps.Length, 0);
        var (sums, values) = (new long[most], new T[most]);
        var weights = layer.WeightsIn(_semiring);

        // For each choice: the index of the next sum without it, and the next sum with it.
        var indexes = new int[steps.Length];
        var heads = (long[])steps.Clone();
        while (true)
        {
            var least = long.MaxValue;
            foreach (var head in heads)
                least = Math.Min(least, head);
            if (least > greatest)
                break;
            var value = _semiring.None;
            for (var choice = 0; choice < heads.Length; choice++)
            {
                if (heads[choice] != least)
                    continue;
                value = _semiring.Join(value, _semiring.Extend(_values[indexes[choice]++], weights, choice));
                heads[choice] = indexes[choice] < _sums.Length ? _sums[indexes[choice]] + steps[choice] : long.MaxValue;
            }

            (sums[count], values[count++]) = (least, value);
        }

        Array.Resize(ref sums, count);
        Array.Resize(ref values, count);
        (_sums, _values) = (sums, values);
    }
}
