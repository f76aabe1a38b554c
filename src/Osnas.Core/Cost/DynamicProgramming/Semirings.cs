using System.Numerics;

namespace Osnas;

/// <summary>
/// How the values of partial sums combine in a dynamic program over a semiring. A semiring of counts counts
/// architectures; the (max, +) semiring finds the best one.
/// </summary>
/// <typeparam name="T">The type of a value.</typeparam>
internal interface ISemiring<T>
{
    /// <summary>The value of the sum of no layers.</summary>
    T One { get; }

    /// <summary>The value of a sum that can't be reached.</summary>
    T None { get; }

    /// <summary>Gets the weight of a choice.</summary>
    double Weigh(int layer, int choice);

    /// <summary>Extends the value of a sum by a choice with a weight in one more layer.</summary>
    T Extend(T value, double[] weights, int choice);

    /// <summary>Joins the values of a sum that is reached in two ways.</summary>
    T Join(T first, T second);
}

/// <summary>A semiring of counts: natural numbers with addition.</summary>
/// <typeparam name="T">The type of a count.</typeparam>
internal interface ICountingSemiring<T> : ISemiring<T>
{
    bool IsNone(T count);

    bool IsLess(T count, T other);

    T Subtract(T count, T less);

    T ToCount(BigInteger number);

    BigInteger ToBigInteger(T count);

    decimal ToDecimal(T count);

    double ToDouble(T count);
}

/// <summary>Numbers of choices that fit in 64 bits.</summary>
internal readonly struct SmallCountingSemiring : ICountingSemiring<long>
{
    public long One => 1;

    public long None => 0;

    public double Weigh(int layer, int choice) => 0;

    public long Extend(long value, double[] weights, int choice) => value;

    public long Join(long first, long second) => first + second;

    public bool IsNone(long count) => count == 0;

    public bool IsLess(long count, long other) => count < other;

    public long Subtract(long count, long less) => count - less;

    public long ToCount(BigInteger number) => (long)number;

    public BigInteger ToBigInteger(long count) => count;

    public decimal ToDecimal(long count) => count;

    public double ToDouble(long count) => count;
}

/// <summary>A number below 2^128.</summary>
/// <param name="High">Its upper 64 bits.</param>
/// <param name="Low">Its lower 64 bits.</param>
internal readonly record struct WideCount(ulong High, ulong Low);

/// <summary>Numbers of choices that fit in 128 bits.</summary>
internal readonly struct WideCountingSemiring : ICountingSemiring<WideCount>
{
    private const double LowerPart = 18446744073709551616.0;

    public WideCount One => new(0, 1);

    public WideCount None => default;

    public double Weigh(int layer, int choice) => 0;

    public WideCount Extend(WideCount value, double[] weights, int choice) => value;

    public WideCount Join(WideCount first, WideCount second)
    {
        var low = unchecked(first.Low + second.Low);
        return new(first.High + second.High + (low < first.Low ? 1UL : 0UL), low);
    }

    public bool IsNone(WideCount count) => (count.High | count.Low) == 0;

    public bool IsLess(WideCount count, WideCount other) =>
        count.High == other.High ? count.Low < other.Low : count.High < other.High;

    public WideCount Subtract(WideCount count, WideCount less) =>
        new(count.High - less.High - (count.Low < less.Low ? 1UL : 0UL), unchecked(count.Low - less.Low));

    public WideCount ToCount(BigInteger number) => new((ulong)(number >> 64), (ulong)(number & ulong.MaxValue));

    public BigInteger ToBigInteger(WideCount count) => ((BigInteger)count.High << 64) + count.Low;

    public decimal ToDecimal(WideCount count) => ((decimal)LowerPart * count.High) + count.Low;

    public double ToDouble(WideCount count) => (count.High * LowerPart) + count.Low;
}

/// <summary>Numbers of choices of any size.</summary>
internal readonly struct LargeCountingSemiring : ICountingSemiring<BigInteger>
{
    public BigInteger One => BigInteger.One;

    public BigInteger None => BigInteger.Zero;

    public double Weigh(int layer, int choice) => 0;

    public BigInteger Extend(BigInteger value, double[] weights, int choice) => value;

    public BigInteger Join(BigInteger first, BigInteger second) => first + second;

    public bool IsNone(BigInteger count) => count.IsZero;

    public bool IsLess(BigInteger count, BigInteger other) => count < other;

    public BigInteger Subtract(BigInteger count, BigInteger less) => count - less;

    public BigInteger ToCount(BigInteger number) => number;

    public BigInteger ToBigInteger(BigInteger count) => count;

    public decimal ToDecimal(BigInteger count) => (decimal)count;

    public double ToDouble(BigInteger count) => (double)count;
}

/// <summary>The greatest sum of scores: the (max, +) semiring.</summary>
internal readonly struct MaxPlusSemiring(double[][] scores) : ISemiring<double>
{
    public double One => 0;

    public double None => double.NegativeInfinity;

    public double Weigh(int layer, int choice) => scores[layer][choice];

    public double Extend(double value, double[] weights, int choice) => value + weights[choice];

    public double Join(double first, double second) => first > second ? first : second;
}
