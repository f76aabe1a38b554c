using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Osnas.Generators.Diagnostics;

namespace Osnas.CodeFixes;

/// <summary>OSNAS0204: removes a duplicate candidate.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class DuplicateCandidateFix() : NodeFix<AttributeSyntax>(DiagnosticIds.DuplicateCandidate)
{
    private protected override string Describe(AttributeSyntax node, Diagnostic diagnostic) => "Remove the duplicate candidate";

    private protected override void Fix(DocumentEditor editor, AttributeSyntax node, Diagnostic diagnostic) =>
        editor.RemoveNode(node, SyntaxRemoveOptions.KeepUnbalancedDirectives);
}
