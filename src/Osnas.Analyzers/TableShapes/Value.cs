using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.TableShapes;

/// <summary>What is known of a value of the program.</summary>
internal abstract record Value
{
    /// <summary>Nothing is known.</summary>
    public static Value Unknown { get; } = new UnknownValue();

    /// <summary>The value as an integer; null if it isn't known to be one.</summary>
    public int? Integer => this is Known { Data: int number } ? number : null;

    /// <summary>The value as a truth value; null if it isn't known to be one.</summary>
    public bool? Boolean => this is Known { Data: bool truth } ? truth : null;

    /// <summary>What is known of a value that is one of two.</summary>
    public static Value Join(Value left, Value right) => (left, right) switch
    {
        _ when left.Equals(right) => left,
        (Sequence first, Sequence second) => Sequence.Join(first, second),
        (Group first, Group second) when first.Items.Length == second.Items.Length => new Group(first.Items.Zip(second.Items, Join).ToImmutableArray()),
        _ => Unknown,
    };

    private sealed record UnknownValue : Value;
}

/// <summary>A number, truth value, text or enumeration member, or a part of a search space: a layer, a candidate, ...</summary>
internal sealed record Known(object? Data) : Value
{
    /// <summary>A constant. Whatever its type, an integer is an <see cref="int"/> here if it is in its range.</summary>
    public static Value Of(object? constant) => constant switch
    {
        long and (< int.MinValue or > int.MaxValue) or uint and > int.MaxValue or ulong and > int.MaxValue => Unknown,
        long or uint or ulong or short or ushort or byte or sbyte => new Known(System.Convert.ToInt32(constant, CultureInfo.InvariantCulture)),
        _ => new Known(constant),
    };
}

/// <summary>The look-up table itself.</summary>
internal sealed record This : Value;

/// <summary>An array, a list or a table, which others may change: the <see cref="State"/> has what is in it.</summary>
internal sealed record Reference(int Address) : Value;

/// <summary>A tuple.</summary>
internal sealed record Group(ImmutableArray<Value> Items) : Value
{
    public static Group Of(params Value[] items) => new(items.ToImmutableArray());
}

/// <summary>A lambda, a local function or a method.</summary>
internal sealed record Function(IOperation Body, ImmutableArray<IParameterSymbol> Parameters) : Value;
