using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.TableShapes;

/// <summary>A fault of the table.</summary>
/// <param name="Place">The code that causes it.</param>
/// <param name="Sentence">What is wrong and why; without a final period.</param>
internal readonly record struct Finding(SyntaxNode Place, string Sentence);
