using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Osnas.Generators.Diagnostics;

namespace Osnas.CodeFixes;

/// <summary>OSNAS0007: adds <c>[SearchSpace]</c> to a class with layers, before its other attributes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class NotDeclaredFix() : NodeFix<TypeDeclarationSyntax>(DiagnosticIds.NotDeclared)
{
    private protected override string Describe(TypeDeclarationSyntax node, Diagnostic diagnostic) => "Add [SearchSpace]";

    private protected override void Fix(DocumentEditor editor, TypeDeclarationSyntax node, Diagnostic diagnostic)
    {
        var lineEnd = LineEnd.Of(node);
        editor.ReplaceNode(node, (current, _) => AddTo((TypeDeclarationSyntax)current, lineEnd));
    }

    private static TypeDeclarationSyntax AddTo(TypeDeclarationSyntax type, SyntaxTrivia lineEnd)
    {
        var first = type.AttributeLists[0];
        var leading = first.GetLeadingTrivia();
        var indentation = leading.Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var attribute = SyntaxFactory.Attribute(SyntaxFactory.IdentifierName("SearchSpace"));
        var list = QualifiedNames.In(SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute)));
        var lists = type.AttributeLists.Replace(first, first.WithLeadingTrivia(indentation));
        return (TypeDeclarationSyntax)type.WithAttributeLists(lists.Insert(0, list.WithLeadingTrivia(leading).WithTrailingTrivia(lineEnd)));
    }
}
