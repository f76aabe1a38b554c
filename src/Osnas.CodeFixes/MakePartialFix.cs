using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Osnas.Generators.Diagnostics;

namespace Osnas.CodeFixes;

/// <summary>OSNAS0001: makes the class, or a type around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MakePartialFix() : NodeFix<TypeDeclarationSyntax>(DiagnosticIds.NotPartial)
{
    private protected override string Describe(TypeDeclarationSyntax node, Diagnostic diagnostic) => $"Make '{node.Identifier.ValueText}' partial";

    private protected override void Fix(DocumentEditor editor, TypeDeclarationSyntax node, Diagnostic diagnostic) =>
        editor.ReplaceNode(node, (current, _) => MakePartial((TypeDeclarationSyntax)current));

    private static TypeDeclarationSyntax MakePartial(TypeDeclarationSyntax node)
    {
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
