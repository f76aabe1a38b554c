using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Generators.Parsing;

namespace Osnas.CodeFixes;

/// <summary>Declares a small search space on an empty class.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(DeclareSpaceRefactoring))]
public sealed class DeclareSpaceRefactoring : CodeRefactoringProvider
{
    private const string Attributes = """
        [SearchSpace(InputSize = 32, Classes = 10)]
        [MacroFirst(Block.Conv, 3, 16, Stride = 2)]
        [MacroSearch(16, 16)]
        [MacroSearch(16, 24, Stride = 2, Repeat = 3)]
        [MacroLast(Block.GlobalAverage)]
        [MacroLast(Block.Classifier, 24)]
        [Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
        [Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
        [Micro(Block.Skip)]
        class Space;
        """;

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var (document, cancellation) = (context.Document, context.CancellationToken);
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(context.Span) is not TypeDeclarationSyntax { Members.Count: 0 } declaration || !IsOnHeader(declaration, context)
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || !CanBeSpace(declaration, model, cancellation))
            return;
        context.RegisterRefactoring(
            CodeAction.Create(
                "Declare a search space here", stop => DeclareAsync(document, declaration, stop), nameof(DeclareSpaceRefactoring)));
    }

    private static bool IsOnHeader(TypeDeclarationSyntax declaration, CodeRefactoringContext context)
    {
        var start = declaration.Modifiers.Count > 0 ? declaration.Modifiers[0] : declaration.Keyword;
        return context.Span.Start >= start.SpanStart && context.Span.End <= declaration.Identifier.Span.End;
    }

    private static bool CanBeSpace(TypeDeclarationSyntax declaration, SemanticModel model, CancellationToken cancellation) =>
        model.Compilation.GetTypeByMetadataName(AttributeNames.SearchSpace) is not null
        && model.GetDeclaredSymbol(declaration, cancellation) is { } type
        && !SpecReader.IsSpace(type)
        && DeclarationRules.FindObstacle(type) is null;

    private static async Task<Document> DeclareAsync(Document document, TypeDeclarationSyntax declaration, CancellationToken cancellation)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var needsUsing = model.LookupNamespacesAndTypes(declaration.SpanStart, name: nameof(SearchSpaceAttribute))
            .All(type => type.ToDisplayString() != AttributeNames.SearchSpace);
        var types = declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().ToArray();
        var changed = root.ReplaceNodes(types, (original, current) =>
        {
            var partial = PartialModifier.AddTo(current);
            return original == declaration ? AddAttributes(partial, LineEnd.Of(root)) : partial;
        });
        if (needsUsing)
        {
            var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(nameof(Osnas)))
                .NormalizeWhitespace().WithTrailingTrivia(LineEnd.Of(root));
            changed = AddUsing(changed, directive);
        }

        return document.WithSyntaxRoot(changed);
    }

    /// <summary>Adds attributes below the existing ones and below the comments before the class.</summary>
    private static TypeDeclarationSyntax AddAttributes(TypeDeclarationSyntax declaration, SyntaxTrivia lineEnd)
    {
        var leading = declaration.GetLeadingTrivia();
        var indentation = leading.Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).ToArray();
        var lists = SyntaxFactory.ParseCompilationUnit(Attributes).Members[0].AttributeLists
            .Select(list => QualifiedNames.In(list).WithLeadingTrivia(indentation).WithTrailingTrivia(lineEnd))
            .ToArray();
        if (declaration.AttributeLists.Count > 0)
            return (TypeDeclarationSyntax)declaration.AddAttributeLists(lists);
        lists[0] = lists[0].WithLeadingTrivia(leading);
        return (TypeDeclarationSyntax)declaration.WithLeadingTrivia(indentation).AddAttributeLists(lists);
    }

    /// <summary>Adds a using directive. Text at the top of the file, such as a license, stays before it.</summary>
    private static CompilationUnitSyntax AddUsing(CompilationUnitSyntax root, UsingDirectiveSyntax directive)
    {
        if (root.Usings.Count > 0)
        {
            var place = root.Usings
                .TakeWhile(other => other.GlobalKeyword != default || string.CompareOrdinal(Order(other), Order(directive)) < 0)
                .Count();
            if (place > 0)
                return root.WithUsings(root.Usings.Insert(place, directive));
            var first = root.Usings[0];
            return root.WithUsings(
                root.Usings.Replace(first, first.WithLeadingTrivia()).Insert(0, directive.WithLeadingTrivia(first.GetLeadingTrivia())));
        }

        var separated = directive.WithTrailingTrivia(directive.GetTrailingTrivia().Concat(directive.GetTrailingTrivia()));
        return root.WithLeadingTrivia().WithUsings(SyntaxFactory.SingletonList(separated.WithLeadingTrivia(root.GetLeadingTrivia())));
    }

    /// <summary>System's namespaces come first.</summary>
    private static string Order(UsingDirectiveSyntax directive)
    {
        var name = directive.Name?.ToString() ?? string.Empty;
        return name == "System" || name.StartsWith("System.", StringComparison.Ordinal) ? " " + name : name;
    }
}
