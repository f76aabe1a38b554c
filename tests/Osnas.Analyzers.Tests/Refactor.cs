using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Osnas.Analyzers.Tests;

/// <summary>Offers refactorings at the place that is marked by <c>[|...|]</c>, as an editor does.</summary>
internal static class Refactor
{
    /// <summary>The refactoring of that title turns the source into another.</summary>
    public static async Task Changes<T>(string title, string source, string expected)
        where T : CodeRefactoringProvider, new()
    {
        var (document, actions) = await OfferAsync<T>(source);
        var action = Assert.Single(actions, action => action.Title == title);
        var operations = await action.GetOperationsAsync(CancellationToken.None);

        var changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetDocument(document.Id)!;
        Assert.Equal(expected, (await changed.GetTextAsync()).ToString());
    }

    /// <summary>The titles of what is offered.</summary>
    public static async Task<IEnumerable<string>> Titles<T>(string source)
        where T : CodeRefactoringProvider, new() => (await OfferAsync<T>(source)).Actions.Select(action => action.Title);

    private static async Task<(Document Document, List<CodeAction> Actions)> OfferAsync<T>(string source)
        where T : CodeRefactoringProvider, new()
    {
        var start = source.IndexOf("[|", StringComparison.Ordinal);
        var end = source.IndexOf("|]", StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, "no place is marked");
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Test", LanguageNames.CSharp)
            .WithMetadataReferences(Verify.References)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var document = project.AddDocument("Test.cs", source.Remove(end, 2).Remove(start, 2));
        var actions = new List<CodeAction>();
        await new T().ComputeRefactoringsAsync(new(document, new TextSpan(start, end - start - 2), actions.Add, CancellationToken.None));
        return (document, actions);
    }
}
