using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Osnas.Analyzers.TableShapes.States;

namespace Osnas.Analyzers.TableShapes.Values;

/// <summary>What is known of a value of the program.</summary>
/// <remarks>
/// An unknown value may be any object that is lost (see <see cref="Memory.Lose"/>), and never one whose content is known:
/// whoever turns a value into an unknown one loses it first.
/// </remarks>
internal abstract record Value
{
    /// <summary>Nothing is known.</summary>
    public static Value Unknown { get; } = new UnknownValue();

    /// <summary>The null reference.</summary>
    public static Value Null { get; } = new Known(null);

    /// <summary>The value as an integer; null if it isn't known to be one.</summary>
    public int? Integer => this is Known { Data: int number } ? number : null;

    /// <summary>The value as a truth value; null if it isn't known to be one.</summary>
    public bool? Boolean => this is Known { Data: bool truth } ? truth : null;

    /// <summary>Whether the value is the null reference; null if that isn't known.</summary>
    public bool? IsNull => this switch
    {
        Known known => known.Data is null,
        UnknownValue => null,
        _ => false,
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
        long or uint or ulong or short or ushort or byte or sbyte => new Known(Convert.ToInt32(constant, CultureInfo.InvariantCulture)),
        _ => new Known(constant),
    };
}

/// <summary>The look-up table itself.</summary>
internal sealed record This : Value;

/// <summary>An array, a list or a table, which has an identity: the <see cref="State"/> has what is in it.</summary>
internal sealed record Reference(int Address) : Value;

/// <summary>A tuple, or an object of an anonymous type.</summary>
/// <param name="Items">Its parts.</param>
/// <param name="Names">The names of the parts of an object; default for a tuple.</param>
internal sealed record Group(ImmutableArray<Value> Items, ImmutableArray<string> Names = default) : Value
{
    public static Group Of(params Value[] items) => new(items.ToImmutableArray());
}

/// <summary>A value that can be called.</summary>
internal abstract record Callable : Value;

/// <summary>A lambda, a local function or a method whose code is followed.</summary>
/// <param name="Body">The code.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Scope">The variables around it; null for a method.</param>
internal sealed record Function(IOperation Body, ImmutableArray<IParameterSymbol> Parameters, Scope? Scope) : Callable
{
    public bool Equals(Function? other) => other is not null && ReferenceEquals(Body, other.Body) && ReferenceEquals(Scope, other.Scope);

    public override int GetHashCode() => Body.GetHashCode();
}

/// <summary>A method of an object of .NET or Osnas, for example <c>rows.ForEach(table.AddRow)</c>.</summary>
/// <param name="Method">The method.</param>
/// <param name="Instance">The object.</param>
internal sealed record MethodGroup(IMethodSymbol Method, Value Instance) : Callable
{
    public bool Equals(MethodGroup? other) =>
        other is not null && SymbolEqualityComparer.Default.Equals(Method, other.Method) && Instance.Equals(other.Instance);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
}

/// <summary>A sequence whose items are made each time that something enumerates it.</summary>
internal abstract record Lazy : Value;

/// <summary>A query of LINQ.</summary>
/// <param name="Call">The call that made it.</param>
internal sealed record Query(Call Call) : Lazy
{
    public Value Source => Call[0];

    public bool Equals(Query? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Call.GetHashCode();
}

/// <summary>What a method with <c>yield</c> returns.</summary>
/// <param name="Function">The method.</param>
/// <param name="Arguments">What it is called with.</param>
internal sealed record Iterator(Function Function, IReadOnlyList<Argument> Arguments) : Lazy
{
    public bool Equals(Iterator? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Function.GetHashCode();
}
