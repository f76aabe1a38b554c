using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Osnas.CodeFixes;

/// <summary>The line ends of a file.</summary>
internal static class LineEnd
{
    /// <summary>Gets the line end of a node's file, which is that of the first line.</summary>
    public static SyntaxTrivia Of(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        var first = text.Lines[0];
        return SyntaxFactory.EndOfLine(
            first.EndIncludingLineBreak > first.End ? text.ToString(new(first.End, first.EndIncludingLineBreak - first.End)) : "\n");
    }
}
