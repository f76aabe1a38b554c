using System.Numerics;

namespace Osnas;

/// <summary>How many choices of a part have each sum.</summary>
internal abstract class PartCounts
{
    /// <summary>The bits of a <see cref="long"/> but for its sign.</summary>
    public const int SmallBits = 63;

    /// <summary>The bits of a <see cref="WideCount"/>.</summary>
    public const int WideBits = 128;

    private readonly Lazy<double[]> _approximate;

    protected PartCounts(long[] sums)
    {
        Sums = sums;
        _approximate = new(() => Enumerable.Range(0, sums.Length).Select(ApproximateUpTo).ToArray());
    }

    /// <summary>The sums in steps, ascending.</summary>
    public long[] Sums { get; }

    /// <summary>The number of choices of the sums up to each, nearly.</summary>
    public double[] Approximate => _approximate.Value;

    public static PartCounts Create(GridPart part) => part.CountBits switch
    {
        <= SmallBits => new PartCounts<long, SmallCounts>(part, default),
        <= WideBits => new PartCounts<WideCount, WideCounts>(part, default),
        _ => new PartCounts<BigInteger, LargeCounts>(part, default),
    };

    /// <summary>The number of choices of the sums up to one; 0 for an index of -1.</summary>
    public abstract BigInteger UpTo(int index);

    /// <summary>The number of choices of a sum.</summary>
    public abstract BigInteger Of(int index);

    /// <summary>The choices of a rank among those of a sum.</summary>
    public abstract void Unrank(int index, BigInteger rank, int[] choices);

    protected abstract double ApproximateUpTo(int index);
}

/// <summary>The same, for a type of count.</summary>
internal sealed class PartCounts<T, TAlgebra> : PartCounts
    where TAlgebra : struct, ICountAlgebra<T>
{
    private readonly TAlgebra _algebra;
    private readonly SumTable<T, TAlgebra> _table;
    private readonly T[] _upTo;

    public PartCounts(GridPart part, TAlgebra algebra)
        : this(new SumTable<T, TAlgebra>(part, algebra), algebra)
    {
    }

    private PartCounts(SumTable<T, TAlgebra> table, TAlgebra algebra)
        : base(table.Sums)
    {
        (_table, _algebra) = (table, algebra);
        _upTo = new T[table.Values.Length];
        var total = _algebra.None;
        for (var index = 0; index < _upTo.Length; index++)
            _upTo[index] = total = _algebra.Join(total, table.Values[index]);
    }

    public override BigInteger UpTo(int index) => index < 0 ? BigInteger.Zero : _algebra.ToBigInteger(_upTo[index]);

    public override BigInteger Of(int index) => _algebra.ToBigInteger(_table.Values[index]);

    public override void Unrank(int index, BigInteger rank, int[] choices) => _table.Trace(
        index,
        (_, before) =>
        {
            var position = 0;
            for (; rank >= _algebra.ToBigInteger(before[position]); position++)
                rank -= _algebra.ToBigInteger(before[position]);
            return position;
        },
        choices);

    protected override double ApproximateUpTo(int index) => _algebra.ToDouble(_upTo[index]);
}
