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

    /// <summary>A range of whole numbers, with both ends.</summary>
    /// <param name="least">The minimum.</param>
    /// <param name="most">The maximum.</param>
    /// <returns>The range.</returns>
    public static NumberRange Whole(int least, int most = int.MaxValue) => new(least, most, isWhole: true);

    /// <summary>A range of numbers, with both ends.</summary>
    /// <param name="least">The minimum.</param>
    /// <param name="most">The maximum.</param>
    /// <returns>The range.</returns>
    public static NumberRange From(double least, double most) => new(least, most);

    /// <summary>A range of numbers without its lower end.</summary>
    /// <param name="least">The lower end, which is not allowed.</param>
    /// <param name="most">The maximum.</param>
    /// <returns>The range.</returns>
    public static NumberRange Above(double least, double most) => new(least, most, hasLeast: false);

    /// <summary>A range of numbers without its upper end.</summary>
    /// <param name="least">The minimum.</param>
    /// <param name="most">The upper end, which is not allowed.</param>
    /// <returns>The range.</returns>
    public static NumberRange Below(double least, double most) => new(least, most, hasMost: false);

    /// <summary>Whether a number is in the range. NaN is in no range.</summary>
    /// <param name="value">The number.</param>
    /// <returns>true if it is; otherwise, false.</returns>
    public bool Contains(double value) =>
        (_hasLeast ? value >= _least : value > _least) && (_hasMost ? value <= _most : value < _most)
            && !(_isWhole && value != Math.Floor(value));

    /// <summary>Parses a number of the range.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number; 0 if the text isn't a number of the range.</param>
    /// <returns>true if the text is a number of the range; otherwise, false.</returns>
    public bool TryRead(string text, out double value)
    {
        if (NumberText.TryRead(text, out value) && Contains(value))
            return true;
        value = 0;
        return false;
    }

    /// <summary>Describes why a text isn't a number of the range.</summary>
    /// <param name="name">The name of the option for the message.</param>
    /// <param name="text">The text.</param>
    /// <returns>The message, without a full stop.</returns>
    public string Describe(string name, string text)
    {
        var meant = NumberText.Guess(text) is { } guess && Contains(guess) ? $"did you mean {Format(guess)}? " : string.Empty;
        return $"{name} is '{NumberText.Shorten(text)}'; {meant}write {this}";
    }

    /// <summary>Checks that a number is in the range.</summary>
    /// <param name="value">The number; null, the option's default, is allowed.</param>
    /// <param name="name">The name of the option for the message.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number isn't in the range.</exception>
    public void Check(double? value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is { } number && !Contains(number))
            throw new ArgumentOutOfRangeException(name, $"{name} is {Format(number)}; write {this}.");
    }

    /// <summary>Describes the range, for example <c>a whole number from 1 to 65536</c>.</summary>
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
