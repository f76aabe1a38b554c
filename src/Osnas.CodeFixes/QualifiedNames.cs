using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Osnas.CodeFixes;

/// <summary>Names of Osnas that stay right beside types of the same name: qualified, and shortened where they can be.</summary>
internal static class QualifiedNames
{
    /// <summary>An attribute list with the attributes' names and those of blocks qualified.</summary>
    public static AttributeListSyntax In(AttributeListSyntax list)
    {
        var names = list.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Parent is AttributeSyntax || name.Identifier.ValueText == nameof(Block));
        return list.ReplaceNodes(names, (name, _) => Qualify(name));
    }

    private static SyntaxNode Qualify(IdentifierNameSyntax name)
    {
        var text = $"global::{nameof(Osnas)}.{name.Identifier.ValueText}";
        SyntaxNode qualified = name.Parent is AttributeSyntax ? SyntaxFactory.ParseName(text) : SyntaxFactory.ParseExpression(text);
        return qualified.WithAdditionalAnnotations(Simplifier.Annotation);
    }
}
