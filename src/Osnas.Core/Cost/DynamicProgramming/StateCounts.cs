using System.Numerics;

namespace Osnas;

/// <summary>How many choices of a part have each sum.</summary>
internal abstract class PartCounts
{
    /// <summary>The bits of a <see cref="long"/> but for its sign.</summary>
    public const int SmallBits = 63;

    /// <summary>The bits of a <see cref="WideCount"/>.</summary>
    public const int WideBits = 128;

    /// <summary>Counts.</summary>
    /// <param name="sums">The sums in steps.</param>
    /// <param name="reached">How many of them are reached.</param>
    protected PartCounts(Sums sums, int reached) => (Sums, Reached) = (sums, reached);

    /// <summary>The sums in steps; some of them may have no choice.</summary>
    public Sums Sums { get; }

    /// <summary>The number of sums that have a choice.</summary>
    public int Reached { get; }

    public static PartCounts Create(GridPart part) => part.CountBits switch
    {
        <= SmallBits => PartCounts<long, SmallCounts>.Create(part, default),
        <= WideBits => PartCounts<WideCount, WideCounts>.Create(part, default),
        _ => PartCounts<BigInteger, LargeCounts>.Create(part, default),
    };

    /// <summary>The number of choices of the sums up to one; 0 for an index of -1.</summary>
    public abstract BigInteger UpTo(int index);

    /// <summary>The number of choices of a sum.</summary>
    public abstract BigInteger Of(int index);

    /// <summary>The same as a decimal, for those that fit in one.</summary>
    public abstract decimal DecimalUpTo(int index);

    /// <summary>The same as a decimal, for those that fit in one.</summary>
    public abstract decimal DecimalOf(int index);

    /// <summary>The number of choices of a sum, nearly.</summary>
    public abstract double ApproximateOf(int index);

    /// <summary>How many choices of this part and another have up to some steps together, nearly.</summary>
    public abstract double ApproximateWith(PartCounts other, long steps);

    /// <summary>The choices of a rank among those of a sum.</summary>
    public abstract void Unrank(int index, BigInteger rank, int[] choices);
}

/// <summary>The same, for a type of count.</summary>
internal sealed class PartCounts<T, TAlgebra> : PartCounts
    where TAlgebra : struct, ICountAlgebra<T>
{
    private readonly TAlgebra _algebra;
    private readonly SumTable<T, TAlgebra> _table;
    private readonly T[] _upTo;

    private PartCounts(SumTable<T, TAlgebra> table, Sums sums, T[] upTo, int reached, TAlgebra algebra)
        : base(sums, reached) => (_table, _upTo, _algebra) = (table, upTo, algebra);

    public static PartCounts Create(GridPart part, TAlgebra algebra)
    {
        var table = new SumTable<T, TAlgebra>(part, algebra);
        var whole = table.ComputeWhole();

        // The array of the counts becomes that of their sums.
        var (values, total, reached) = (whole.Values, algebra.None, 0);
        for (var index = 0; index < values.Length; index++)
        {
            reached += algebra.IsNone(values[index]) ? 0 : 1;
            values[index] = total = algebra.Join(total, values[index]);
        }

        return new PartCounts<T, TAlgebra>(table, whole.Sums, values, reached, algebra);
    }

    public override BigInteger UpTo(int index) => index < 0 ? BigInteger.Zero : _algebra.ToBigInteger(_upTo[index]);

    public override BigInteger Of(int index) => _algebra.ToBigInteger(CountOf(index));

    public override decimal DecimalUpTo(int index) => index < 0 ? 0 : _algebra.ToDecimal(_upTo[index]);

    public override decimal DecimalOf(int index) => _algebra.ToDecimal(CountOf(index));

    public override double ApproximateOf(int index) => _algebra.ToDouble(CountOf(index));

    public override double ApproximateWith(PartCounts other, long steps)
    {
        var (sum, last) = (0.0, _upTo.Length - 1);
        for (var index = 0; index < other.Sums.Count; index++)
        {
            last = Sums.LastUpTo(steps - other.Sums[index], last);
            if (last < 0)
                break;
            sum += other.ApproximateOf(index) * _algebra.ToDouble(_upTo[last]);
        }

        return sum;
    }

    public override void Unrank(int index, BigInteger rank, int[] choices) => _table.Trace(
        Sums[index],
        (_, before) =>
        {
            var position = 0;
            for (; rank >= _algebra.ToBigInteger(before[position]); position++)
                rank -= _algebra.ToBigInteger(before[position]);
            return position;
        },
        choices);

    private T CountOf(int index) => index == 0 ? _upTo[0] : _algebra.Subtract(_upTo[index], _upTo[index - 1]);
}
