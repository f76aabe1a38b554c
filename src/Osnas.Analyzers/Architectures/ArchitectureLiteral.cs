using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.Architectures;

/// <summary>A literal architecture.</summary>
/// <param name="Whole">The expression that stands for it.</param>
/// <param name="Choices">Its choices.</param>
/// <param name="Fault">Why it is none at all; null if it is one.</param>
internal sealed record ArchitectureLiteral(SyntaxNode Whole, ImmutableArray<ChoiceLiteral> Choices, string? Fault = null)
{
    /// <summary>The same literal, used by a name: everything that is wrong with it is reported there.</summary>
    public ArchitectureLiteral At(SyntaxNode place) =>
        new(place, Choices.Select(choice => choice with { Place = place }).ToImmutableArray(), Fault);
}

/// <summary>A choice of a literal architecture.</summary>
/// <param name="Place">The expression.</param>
/// <param name="Value">The index; null if it isn't a constant.</param>
internal readonly record struct ChoiceLiteral(SyntaxNode Place, int? Value);
