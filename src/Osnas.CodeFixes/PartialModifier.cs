using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Osnas.CodeFixes;

/// <summary>The modifier <c>partial</c>.</summary>
internal static class PartialModifier
{
    /// <summary>A declaration that is partial.</summary>
    public static TypeDeclarationSyntax AddTo(TypeDeclarationSyntax node)
    {
        if (node.Modifiers.Any(SyntaxKind.PartialKeyword))
            return node;
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (node.Modifiers.Count > 0)
            return node.WithModifiers(node.Modifiers.Add(partial));

        // What stands before the keyword, comments for one, goes before the modifier.
        var keyword = node.Keyword;
        return node
            .WithKeyword(keyword.WithLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(keyword.LeadingTrivia)));
    }
}
