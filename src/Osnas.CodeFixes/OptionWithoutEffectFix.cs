using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Osnas.Generators.Diagnostics;

namespace Osnas.CodeFixes;

/// <summary>OSNAS0205: removes an option that has no effect on its block.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class OptionWithoutEffectFix() : NodeFix<AttributeArgumentSyntax>(DiagnosticIds.OptionWithoutEffect)
{
    private protected override string? Describe(AttributeArgumentSyntax node, Diagnostic diagnostic) =>
        node.NameEquals is { Name: var option } ? $"Remove '{option}'" : null;

    private protected override void Fix(DocumentEditor editor, AttributeArgumentSyntax node, Diagnostic diagnostic) =>
        editor.RemoveNode(node, SyntaxRemoveOptions.KeepUnbalancedDirectives);
}
