using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.TableShapes;

/// <summary>Something that makes the table wrong.</summary>
/// <param name="Place">What makes it.</param>
/// <param name="Sentence">What is wrong and why; without a final period.</param>
internal readonly record struct Finding(SyntaxNode Place, string Sentence);
