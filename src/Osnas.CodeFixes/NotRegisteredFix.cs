using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Osnas.Generators.Diagnostics;

namespace Osnas.CodeFixes;

/// <summary>OSNAS0010: makes a private class internal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class NotRegisteredFix() : NodeFix<TypeDeclarationSyntax>(DiagnosticIds.NotRegistered)
{
    private protected override string? Describe(TypeDeclarationSyntax node, Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(DiagnosticProperties.Suggestion) ? $"Make '{node.Identifier.ValueText}' internal" : null;

    private protected override void Fix(DocumentEditor editor, TypeDeclarationSyntax node, Diagnostic diagnostic) =>
        editor.ReplaceNode(node, (current, _) => MakeInternal((TypeDeclarationSyntax)current));

    private static TypeDeclarationSyntax MakeInternal(TypeDeclarationSyntax node)
    {
        var first = node.Modifiers.FirstOrDefault(IsAccessibility);
        if (first.IsKind(SyntaxKind.None))
            return AddInternal(node);
        var others = node.Modifiers
            .Where(modifier => modifier == first || !IsAccessibility(modifier))
            .Select(modifier => modifier == first ? Internal(first.LeadingTrivia, first.TrailingTrivia) : modifier);
        return node.WithModifiers(SyntaxFactory.TokenList(others));
    }

    /// <summary>For a nested class that doesn't say what it is. What stands before it goes before the modifier.</summary>
    private static TypeDeclarationSyntax AddInternal(TypeDeclarationSyntax node)
    {
        var start = node.Modifiers.Count > 0 ? node.Modifiers[0] : node.Keyword;
        var bare = node.ReplaceToken(start, start.WithLeadingTrivia());
        return bare.WithModifiers(bare.Modifiers.Insert(0, Internal(start.LeadingTrivia, SyntaxFactory.TriviaList(SyntaxFactory.Space))));
    }

    private static SyntaxToken Internal(SyntaxTriviaList before, SyntaxTriviaList after) =>
        SyntaxFactory.Token(before, SyntaxKind.InternalKeyword, after);

    private static bool IsAccessibility(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword;
}
