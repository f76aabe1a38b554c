using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Osnas.Generators.Diagnostics;

namespace Osnas.CodeFixes;

/// <summary>OSNAS0010: makes a private class internal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MakeInternalFix() : NodeFix<TypeDeclarationSyntax>(DiagnosticIds.NotRegistered)
{
    private protected override string? Describe(TypeDeclarationSyntax node, Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(DiagnosticProperties.Suggestion) ? $"Make '{node.Identifier.ValueText}' internal" : null;

    private protected override void Fix(DocumentEditor editor, TypeDeclarationSyntax node, Diagnostic diagnostic) =>
        editor.ReplaceNode(node, (current, _) => MakeInternal((TypeDeclarationSyntax)current));

    private static TypeDeclarationSyntax MakeInternal(TypeDeclarationSyntax node)
    {
        var first = node.Modifiers.FirstOrDefault(IsAccessibility);
        if (first.IsKind(SyntaxKind.None))
        {
            // A class in a class that doesn't say what it is. It is partial, so that there is a modifier.
            var start = node.Modifiers[0];
            var keyword = SyntaxFactory.Token(start.LeadingTrivia, SyntaxKind.InternalKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
            return node.WithModifiers(node.Modifiers.Replace(start, start.WithLeadingTrivia()).Insert(0, keyword));
        }

        var others = node.Modifiers.Where(modifier => modifier == first || !IsAccessibility(modifier));
        return node.WithModifiers(SyntaxFactory.TokenList(others.Select(modifier =>
            modifier == first ? SyntaxFactory.Token(first.LeadingTrivia, SyntaxKind.InternalKeyword, first.TrailingTrivia) : modifier)));
    }

    private static bool IsAccessibility(SyntaxToken modifier) => modifier.Kind() is SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword;
}
