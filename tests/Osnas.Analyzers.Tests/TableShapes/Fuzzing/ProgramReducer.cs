using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <summary>Takes away from a program what its fault doesn't need.</summary>
internal static class ProgramReducer
{
    private const int Rounds = 40;
    private const int Variants = 150;

    /// <summary>The smallest program that is found with the same fault.</summary>
    public static async Task<Verdict> ReduceAsync(Verdict verdict)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var variants = Shorter(verdict.Program.Code).Distinct().OrderBy(code => code.Length).ToArray();
            var smaller = await FindAsync(verdict, variants);
            if (smaller is null)
                break;
            verdict = smaller;
        }

        return verdict with { Program = verdict.Program with { Code = Format(verdict.Program.Code) } };
    }

    private static async Task<Verdict?> FindAsync(Verdict verdict, string[] variants)
    {
        foreach (var codes in variants.Chunk(Variants))
        {
            var verdicts = await ProgramBatch.JudgeAsync([.. codes.Select((code, index) => new TableProgram(index, verdict.Program.Grammar, code))]);
            if (verdicts.FirstOrDefault(other => other.Compiles && other.Fault == verdict.Fault && other.Fate == verdict.Fate) is { } found)
                return found with { Program = found.Program with { Index = verdict.Program.Index } };
        }

        return null;
    }

    /// <summary>The program without one of its parts, each.</summary>
    private static IEnumerable<string> Shorter(string code)
    {
        var root = CSharpSyntaxTree.ParseText(code).GetRoot();
        foreach (var node in root.DescendantNodes(node => node is not BaseListSyntax))
        {
            switch (node)
            {
                case StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } statement:
                    yield return Without(statement);
                    break;
                case MemberDeclarationSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax or FinallyClauseSyntax or ElseClauseSyntax:
                    yield return Without(node);
                    break;
            }

            if (node is StatementSyntax outer)
            {
                foreach (var inner in Inner(outer))
                    yield return Replace(outer, inner);
            }

            if (node is ExpressionSyntax expression and not TypeSyntax { Parent: not ExpressionSyntax and not ArgumentSyntax })
            {
                foreach (var inner in expression.DescendantNodes().OfType<ExpressionSyntax>().Where(inner => inner.Span != expression.Span).Take(6))
                    yield return Replace(expression, inner);
                if (expression.Span.Length > 2)
                {
                    foreach (var simple in new[] { "0", "1", "2", "true" })
                        yield return Replace(expression, simple);
                }
            }

            if (node is ArgumentSyntax or CollectionElementSyntax or ParameterSyntax && node.Parent!.ChildNodes().Count() > 1)
                yield return WithoutOneOf(node);
        }

        string Without(SyntaxNode node) => code.Remove(node.FullSpan.Start, node.FullSpan.Length);

        string Replace(SyntaxNode node, object text) => code.Remove(node.SpanStart, node.Span.Length).Insert(node.SpanStart, text.ToString()!);

        string WithoutOneOf(SyntaxNode node)
        {
            var (start, end) = (node.SpanStart, node.Span.End);
            var comma = node.GetLastToken().GetNextToken();
            if (comma.IsKind(SyntaxKind.CommaToken))
                end = comma.FullSpan.End;
            else if (node.GetFirstToken().GetPreviousToken() is var before && before.IsKind(SyntaxKind.CommaToken))
                start = before.SpanStart;
            return code.Remove(start, end - start);
        }
    }

    /// <summary>What a statement may become that is around others.</summary>
    private static IEnumerable<string> Inner(StatementSyntax statement)
    {
        foreach (var inner in statement.ChildNodes().SelectMany(child => child is ElseClauseSyntax or CatchClauseSyntax or FinallyClauseSyntax or SwitchSectionSyntax ? child.ChildNodes() : [child]).OfType<StatementSyntax>())
            yield return inner is BlockSyntax block ? string.Concat(block.Statements.Select(part => part.ToFullString())) : inner.ToFullString();
        foreach (var lambda in statement.DescendantNodes(node => node is not LambdaExpressionSyntax).OfType<LambdaExpressionSyntax>())
        {
            if (lambda.Block is { } body)
                yield return string.Concat(body.Statements.Select(part => part.ToFullString()));
            else
                yield return $"{lambda.ExpressionBody};";
        }
    }

    private static string Format(string code) => CSharpSyntaxTree.ParseText(code).GetRoot().NormalizeWhitespace().ToFullString();
}
