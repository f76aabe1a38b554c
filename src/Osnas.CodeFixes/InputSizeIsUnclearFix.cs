using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Osnas.Generators.Diagnostics;

namespace Osnas.CodeFixes;

/// <summary>OSNAS0012: removes <c>InputSize</c> where height and width are there too.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class InputSizeIsUnclearFix() : NodeFix<AttributeArgumentSyntax>(DiagnosticIds.InputSizeIsUnclear)
{
    private static readonly string[] Sides = [nameof(SearchSpaceAttribute.InputHeight), nameof(SearchSpaceAttribute.InputWidth)];

    private protected override string? Describe(AttributeArgumentSyntax node, Diagnostic diagnostic) =>
        NameOf(node) == nameof(SearchSpaceAttribute.InputSize)
            && node.Parent is AttributeArgumentListSyntax { Arguments: var all }
            && Sides.All(side => all.Any(argument => NameOf(argument) == side))
            ? $"Remove '{nameof(SearchSpaceAttribute.InputSize)}'"
            : null;

    private protected override void Fix(DocumentEditor editor, AttributeArgumentSyntax node, Diagnostic diagnostic) =>
        editor.RemoveNode(node, SyntaxRemoveOptions.KeepUnbalancedDirectives);

    private static string? NameOf(AttributeArgumentSyntax argument) => argument.NameEquals?.Name.Identifier.ValueText;
}
