using System.Numerics;

namespace Osnas;

/// <summary>The number of choices of a part with each sum.</summary>
internal abstract class StateCounts
{
    /// <summary>The number of bits of a <see cref="long"/> without its sign.</summary>
    public const int SmallBits = 63;

    /// <summary>The number of bits of a <see cref="WideCount"/>.</summary>
    public const int WideBits = 128;

    /// <summary>Computes the counts.</summary>
    /// <param name="sums">The sums, in steps.</param>
    /// <param name="reached">The number of sums that are reached.</param>
    protected StateCounts(CostSums sums, int reached) => (Sums, Reached) = (sums, reached);

    /// <summary>The sums, in steps; a sum can be without choices.</summary>
    public CostSums Sums { get; }

    /// <summary>The number of sums that have a choice.</summary>
    public int Reached { get; }

    public static StateCounts Create(GridPart part) => part.CountBits switch
    {
        <= SmallBits => StateCounts<long, SmallCountingSemiring>.Create(part, default),
        <= WideBits => StateCounts<WideCount, WideCountingSemiring>.Create(part, default),
        _ => StateCounts<BigInteger, LargeCountingSemiring>.Create(part, default),
    };

    /// <summary>Gets the number of choices of all sums up to an index; 0 for the index -1.</summary>
    public abstract BigInteger UpTo(int index);

    /// <summary>Gets the number of choices of a sum.</summary>
    public abstract BigInteger Of(int index);

    /// <summary>The same as a decimal, for those that fit in one.</summary>
    public abstract decimal DecimalUpTo(int index);

    /// <summary>The same as a decimal, for those that fit in one.</summary>
    public abstract decimal DecimalOf(int index);

    /// <summary>Gets the approximate number of choices of a sum.</summary>
    public abstract double ApproximateOf(int index);

    /// <summary>Gets the approximate number of choices of this part and another with at most some steps together.</summary>
    public abstract double ApproximateWith(StateCounts other, long steps);

    /// <summary>Gets the choices with a rank among those of a sum.</summary>
    public abstract void Unrank(int index, BigInteger rank, int[] choices);

    /// <summary>Has the choices of all sums up to some steps found with one table.</summary>
    public abstract void PrepareToUnrank(long most);

    /// <summary>Finds the first sum up to which there are more choices than a number.</summary>
    public abstract int FirstAbove(BigInteger count);
}

/// <summary>The same, for a type of count.</summary>
internal sealed class StateCounts<T, TSemiring> : StateCounts
    where TSemiring : struct, ICountingSemiring<T>
{
    private readonly TSemiring _semiring;
    private readonly GridPart _part;
    private readonly T[] _upTo;
    private volatile DynamicProgram<T, TSemiring>? _table;

    private StateCounts(GridPart part, CostSums sums, T[] upTo, int reached, TSemiring semiring)
        : base(sums, reached) => (_part, _upTo, _semiring) = (part, upTo, semiring);

    public static StateCounts Create(GridPart part, TSemiring semiring)
    {
        var whole = DynamicProgram<T, TSemiring>.ComputeWhole(part, semiring);

        // The array of counts is overwritten with their cumulative sums.
        var (values, total, reached) = (whole.Values, semiring.None, 0);
        for (var index = 0; index < values.Length; index++)
        {
            reached += semiring.IsNone(values[index]) ? 0 : 1;
            values[index] = total = semiring.Join(total, values[index]);
        }

        return new StateCounts<T, TSemiring>(part, whole.Sums, values, reached, semiring);
    }

    public override BigInteger UpTo(int index) => index < 0 ? BigInteger.Zero : _semiring.ToBigInteger(_upTo[index]);

    public override BigInteger Of(int index) => _semiring.ToBigInteger(CountOf(index));

    public override decimal DecimalUpTo(int index) => index < 0 ? 0 : _semiring.ToDecimal(_upTo[index]);

    public override decimal DecimalOf(int index) => _semiring.ToDecimal(CountOf(index));

    public override double ApproximateOf(int index) => _semiring.ToDouble(CountOf(index));

    public override double ApproximateWith(StateCounts other, long steps)
    {
        var (sum, last) = (0.0, _upTo.Length - 1);
        for (var index = 0; index < other.Sums.Count; index++)
        {
            last = Sums.LastUpTo(steps - other.Sums[index], last);
            if (last < 0)
                break;
            sum += other.ApproximateOf(index) * _semiring.ToDouble(_upTo[last]);
        }

        return sum;
    }

    public override void Unrank(int index, BigInteger rank, int[] choices)
    {
        var (left, table) = (_semiring.ToCount(rank), TableUpTo(Sums[index]));
        table.Trace(
            Sums[index],
            (layer, depth, sum) =>
            {
                for (var position = 0; ; position++)
                {
                    var count = table.ValueOf(depth, sum - layer.Steps[position]);
                    if (_semiring.IsLess(left, count))
                        return position;
                    left = _semiring.Subtract(left, count);
                }
            },
            choices);
    }

    public override void PrepareToUnrank(long most) => TableUpTo(Math.Min(most, Sums[Sums.Count - 1]));

    public override int FirstAbove(BigInteger count)
    {
        var (wanted, low, high) = (_semiring.ToCount(count), 0, _upTo.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_semiring.IsLess(wanted, _upTo[middle]))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>The table that finds the choices of sums up to some steps; it has no more of them than were asked for.</summary>
    private DynamicProgram<T, TSemiring> TableUpTo(long most) =>
        _table is { } table && table.Most >= most ? table : _table = DynamicProgram<T, TSemiring>.ToTrace(_part, _semiring, most);

    private T CountOf(int index) => index == 0 ? _upTo[0] : _semiring.Subtract(_upTo[index], _upTo[index - 1]);
}
