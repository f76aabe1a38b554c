using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Osnas.CodeFixes;

/// <summary>Merges rows of the macro configuration into one row with <c>Repeat</c>, and expands such a row.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(MergeRowsRefactoring))]
public sealed class MergeRowsRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var (document, cancellation) = (context.Document, context.CancellationToken);
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<AttributeListSyntax>() is not { Parent: TypeDeclarationSyntax part }
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return;
        var rows = MacroRow.Of(part, model, cancellation);
        if (rows.FirstOrDefault(row => row.Syntax.FullSpan.Contains(context.Span)) is not { } chosen)
            return;
        if (FindGroup(rows, chosen) is { Count: > 1 } group)
        {
            var repeat = group.Sum(row => row.Repeat);
            context.RegisterRefactoring(CodeAction.Create(
                FormattableString.Invariant($"Merge {group.Count} rows: Repeat = {repeat}"),
                stop => MergeAsync(document, group, repeat, stop), nameof(MergeAsync)));
        }

        // A space can't have more layers than the limit, so more rows are useless.
        if (chosen.Repeat is > 1 and <= SearchSpaceSpec.MaxLayers && chosen.Syntax.Parent is AttributeListSyntax { Attributes.Count: 1 })
        {
            context.RegisterRefactoring(CodeAction.Create(
                FormattableString.Invariant($"Expand into {chosen.Repeat} rows"), stop => ExpandAsync(document, chosen, stop),
                nameof(ExpandAsync)));
        }
    }

    /// <summary>Finds the rows around a row that are equivalent to a single row.</summary>
    private static List<MacroRow> FindGroup(IReadOnlyList<MacroRow> rows, MacroRow chosen)
    {
        var group = new List<MacroRow>();
        foreach (var row in rows)
        {
            if (group.Count > 0 && !(group[0].ContinuesWith(row) && CanGo(row)))
            {
                if (group.Contains(chosen))
                    break;
                group.Clear();
            }

            group.Add(row);
        }

        return group.Contains(chosen) ? group : [];
    }

    /// <summary>Whether a row can be removed, because no comment or directive belongs to it.</summary>
    private static bool CanGo(MacroRow row) =>
        row.Syntax.Parent!.DescendantTrivia().All(trivia => string.IsNullOrWhiteSpace(trivia.ToString()));

    private static async Task<Document> MergeAsync(Document document, List<MacroRow> group, int repeat, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        editor.ReplaceNode(group[0].Syntax, group[0].WithRepeat(repeat));
        foreach (var row in group.Skip(1))
            editor.RemoveNode(row.Syntax);
        return editor.GetChangedDocument();
    }

    private static async Task<Document> ExpandAsync(Document document, MacroRow row, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var list = (AttributeListSyntax)row.Syntax.Parent!;
        var first = list.ReplaceNode(row.Syntax, row.WithRepeat(1));

        // Comments before the row stay with its first layer. The other rows get its indentation.
        var indentation = list.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.ToString().Trim(' ', '\t').Length == 0);
        var next = list.ReplaceNode(row.Syntax, row.Continuation()).WithLeadingTrivia(indentation).WithTrailingTrivia(LineEnd.Of(list));
        if (!first.GetTrailingTrivia().Any(trivia => trivia.ToString().EndsWith("\n", StringComparison.Ordinal)))
            first = first.WithTrailingTrivia(first.GetTrailingTrivia().Add(LineEnd.Of(list)));
        return document.WithSyntaxRoot(root!.ReplaceNode(list, Enumerable.Repeat(next, row.Repeat - 1).Prepend(first)));
    }
}
