using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Osnas.Generators.Diagnostics;

namespace Osnas.CodeFixes;

/// <summary>OSNAS0001: makes the class, or a type around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class NotPartialFix() : NodeFix<TypeDeclarationSyntax>(DiagnosticIds.NotPartial)
{
    private protected override string Describe(TypeDeclarationSyntax node, Diagnostic diagnostic) =>
        $"Make '{node.Identifier.ValueText}' partial";

    private protected override void Fix(DocumentEditor editor, TypeDeclarationSyntax node, Diagnostic diagnostic) =>
        editor.ReplaceNode(node, (current, _) => PartialModifier.AddTo((TypeDeclarationSyntax)current));
}
