using System.Globalization;
using System.Runtime.CompilerServices;

namespace Osnas;

/// <summary>The valid numbers of an option: how they are parsed, their limits, and the text of an error.</summary>
public sealed record NumberRange
{
    private readonly double _least;
    private readonly double _most;
    private readonly bool _isWhole;
    private readonly bool _hasLeast;
    private readonly bool _hasMost;

    private NumberRange(double least, double most, bool isWhole = false, bool hasLeast = true, bool hasMost = true) =>
        (_least, _most, _isWhole, _hasLeast, _hasMost) = (least, most, isWhole, hasLeast, hasMost);

    /// <summary>Whole numbers.</summary>
    /// <param name="least">The least.</param>
    /// <param name="most">The greatest.</param>
    /// <returns>The range.</returns>
    public static NumberRange Whole(int least, int most = int.MaxValue) => new(least, most, isWhole: true);

    /// <summary>Numbers between two ends, which belong to it.</summary>
    /// <param name="least">The least.</param>
    /// <param name="most">The greatest.</param>
    /// <returns>The range.</returns>
    public static NumberRange From(double least, double most) => new(least, most);

    /// <summary>Numbers above a least one, which doesn't belong to it.</summary>
    /// <param name="least">What they are above.</param>
    /// <param name="most">The greatest.</param>
    /// <returns>The range.</returns>
    public static NumberRange Above(double least, double most) => new(least, most, hasLeast: false);

    /// <summary>Numbers below a greatest one, which doesn't belong to it.</summary>
    /// <param name="least">The least.</param>
    /// <param name="most">What they are below.</param>
    /// <returns>The range.</returns>
    public static NumberRange Below(double least, double most) => new(least, most, hasMost: false);

    /// <summary>Whether a number is in the range; NaN is in none.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Whether it is.</returns>
    public bool Contains(double value) =>
        (_hasLeast ? value >= _least : value > _least) && (_hasMost ? value <= _most : value < _most)
            && !(_isWhole && value != Math.Floor(value));

    /// <summary>Reads a number.</summary>
    /// <param name="text">The number as it is written.</param>
    /// <param name="value">The number; 0 if it is none of the range.</param>
    /// <returns>Whether it is a number of the range.</returns>
    public bool TryRead(string text, out double value)
    {
        if (NumberText.TryRead(text, out value) && Contains(value))
            return true;
        value = 0;
        return false;
    }

    /// <summary>What is wrong with a number that isn't in the range, and what was meant.</summary>
    /// <param name="name">What the number is called where it is written.</param>
    /// <param name="text">The number as it is written.</param>
    /// <returns>The text, without a full stop.</returns>
    public string Describe(string name, string text)
    {
        var meant = NumberText.Guess(text) is { } guess && Contains(guess) ? $"did you mean {Format(guess)}? " : string.Empty;
        return $"{name} is '{NumberText.Shorten(text)}'; {meant}write {this}";
    }

    /// <summary>Makes sure that a number is in the range.</summary>
    /// <param name="value">The number; null is left to its default.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentOutOfRangeException">It isn't.</exception>
    public void Check(double? value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is { } number && !Contains(number))
            throw new ArgumentOutOfRangeException(name, $"{name} is {Format(number)}; write {this}.");
    }

    /// <summary>The range in words, as in <c>a whole number from 1 to 65536</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var from = _hasLeast ? $"from {Format(_least)}" : $"above {Format(_least)}";
        var to = _hasMost ? _hasLeast ? $"to {Format(_most)}" : $"and at most {Format(_most)}" : $"to below {Format(_most)}";
        return $"a {(_isWhole ? "whole " : string.Empty)}number {from} {to}";
    }

    internal static string Format(double value) =>
        value.ToString(Math.Abs(value) < 1e21 ? "0.################" : "R", CultureInfo.InvariantCulture);
}
