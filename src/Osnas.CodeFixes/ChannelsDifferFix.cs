using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Osnas.Generators.Diagnostics;

namespace Osnas.CodeFixes;

/// <summary>OSNAS0101: changes the input channels of a layer to the output channels of the previous one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ChannelsDifferFix() : NodeFix<AttributeArgumentSyntax>(DiagnosticIds.ChannelsDiffer)
{
    private protected override string? Describe(AttributeArgumentSyntax node, Diagnostic diagnostic) =>
        ChannelsOf(diagnostic) is { } channels ? FormattableString.Invariant($"Change the in-channels to {channels}") : null;

    private protected override void Fix(DocumentEditor editor, AttributeArgumentSyntax node, Diagnostic diagnostic)
    {
        var literal = SyntaxFactory.LiteralExpression(
            SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(ChannelsOf(diagnostic)!.Value));
        editor.ReplaceNode(node.Expression, literal.WithTriviaFrom(node.Expression));
    }

    private static int? ChannelsOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(DiagnosticProperties.Suggestion, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var channels)
            ? channels
            : null;
}
