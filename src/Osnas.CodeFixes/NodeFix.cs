using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Osnas.CodeFixes;

/// <summary>A fix that changes one node of one document. Fix All applies each of these fixes.</summary>
/// <typeparam name="TNode">The node that the diagnostic is at, or the nearest of its kind around.</typeparam>
public abstract class NodeFix<TNode> : CodeFixProvider
    where TNode : SyntaxNode
{
    private readonly string _id;

    private protected NodeFix(string id) => _id = id;

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(_id);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Find(root, diagnostic) is not { } node || Describe(node, diagnostic) is not { } title)
                continue;
            var action = CodeAction.Create(
                title, cancellation => FixAsync(context.Document, ImmutableArray.Create(diagnostic), cancellation), equivalenceKey: _id);
            context.RegisterCodeFix(action, diagnostic);
        }
    }

    /// <summary>Describes the fix of a node for the menu; null if there is none.</summary>
    private protected abstract string? Describe(TNode node, Diagnostic diagnostic);

    /// <summary>Changes a node that the fix has described.</summary>
    private protected abstract void Fix(DocumentEditor editor, TNode node, Diagnostic diagnostic);

    private static TNode? Find(SyntaxNode? root, Diagnostic diagnostic) =>
        root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<TNode>();

    private async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var fixes = diagnostics
            .Select(diagnostic => (Node: Find(editor.OriginalRoot, diagnostic), Diagnostic: diagnostic))
            .Where(fix => fix.Node is not null && Describe(fix.Node, fix.Diagnostic) is not null)
            .GroupBy(fix => fix.Node)
            .Select(group => group.First());
        foreach (var (node, diagnostic) in fixes)
            Fix(editor, node!, diagnostic);
        return editor.GetChangedDocument();
    }
}
