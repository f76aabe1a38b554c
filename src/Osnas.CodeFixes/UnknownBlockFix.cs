using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using Osnas.Generators.Diagnostics;

namespace Osnas.CodeFixes;

/// <summary>OSNAS0201: replaces an unknown block with the suggested one, in the same notation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnknownBlockFix() : NodeFix<AttributeArgumentSyntax>(DiagnosticIds.UnknownBlock)
{
    private static readonly Dictionary<string, string> MemberNames = typeof(Block)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(field => (string)field.GetRawConstantValue()!, field => field.Name, StringComparer.Ordinal);

    private protected override string? Describe(AttributeArgumentSyntax node, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(DiagnosticProperties.Suggestion, out var block) ? $"Change to '{block}'" : null;

    private protected override void Fix(DocumentEditor editor, AttributeArgumentSyntax node, Diagnostic diagnostic)
    {
        var block = diagnostic.Properties[DiagnosticProperties.Suggestion]!;
        ExpressionSyntax replacement = !node.Expression.IsKind(SyntaxKind.StringLiteralExpression)
            && MemberNames.TryGetValue(block, out var member)
            ? SyntaxFactory.ParseExpression($"global::Osnas.Block.{member}").WithAdditionalAnnotations(Simplifier.Annotation)
            : SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(block));
        editor.ReplaceNode(node.Expression, replacement.WithTriviaFrom(node.Expression));
    }
}
