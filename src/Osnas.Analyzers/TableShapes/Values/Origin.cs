using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.TableShapes.Values;

/// <summary>Where the length of a sequence comes from.</summary>
/// <param name="Place">The expression.</param>
/// <param name="Kind">What the expression is.</param>
/// <param name="Noun">What the items are called.</param>
internal sealed record Origin(SyntaxNode Place, OriginKind Kind, string Noun = "item");

internal enum OriginKind
{
    /// <summary>A value with its own length, such as <c>MacroCfg.First</c>.</summary>
    Collection,

    /// <summary>A number: the length.</summary>
    Size,

    /// <summary>A list of items.</summary>
    Literal,

    /// <summary>Nothing: what is created empty.</summary>
    Empty,
}

/// <summary>The growth of a sequence by an item.</summary>
/// <param name="Place">What appends the item.</param>
/// <param name="Loops">The loops around at that time, outermost first.</param>
internal sealed record Append(SyntaxNode Place, ImmutableArray<Loop> Loops);

/// <summary>One run of a loop.</summary>
/// <param name="place">What the loop runs over, or its condition.</param>
/// <param name="noun">What the items are called that it runs over; null if it has a condition.</param>
internal sealed class Loop(SyntaxNode place, string? noun)
{
    public SyntaxNode Place => place;

    public int Passes { get; set; }

    /// <summary>Counts the passes if nothing ends the loop earlier; null if the number is unknown.</summary>
    public int? Total { get; init; }

    /// <summary>Whether the loop has ended.</summary>
    public bool HasEnded { get; set; }

    public override string ToString() => this switch
    {
        { HasEnded: false } => $"the loop is in pass {Passes}",
        _ when noun is null => $"the loop runs {Words.Count(Passes, "time")}",
        _ when Passes < Total => $"the loop over {Text.Of(place)} ends after {Passes} of {Words.Count(Total.Value, noun)}",
        _ => $"the loop runs over {Text.Of(place)} ({Words.Count(Passes, noun)})",
    };
}
