using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
            var programs = codes.Select((code, index) => verdict.Program with { Index = index, Code = code }).ToArray();
            var verdicts = await ProgramBatch.JudgeAsync(programs);
            if (verdicts.FirstOrDefault(other => other.Compiles && (other.Fault, other.Fate) == (verdict.Fault, verdict.Fate)) is { } found)
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
                case MemberDeclarationSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax:
                case CatchClauseSyntax or FinallyClauseSyntax or ElseClauseSyntax:
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
                foreach (var inner in expression.DescendantNodes().OfType<ExpressionSyntax>().Take(6))
                    yield return Replace(expression, inner);
                if (expression is not IdentifierNameSyntax && expression.Span.Length > 2)
                {
                    foreach (var simple in new[] { "0", "1", "2", "true" })
                        yield return Replace(expression, simple);
                }
            }

            if (node is ArgumentSyntax or CollectionElementSyntax or ParameterSyntax)
                yield return WithoutOneOf(node);
        }

        string Without(SyntaxNode node) => code.Remove(node.FullSpan.Start, node.FullSpan.Length);

        string Replace(SyntaxNode node, object text) =>
            code.Remove(node.SpanStart, node.Span.Length).Insert(node.SpanStart, text.ToString()!);

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
        var parts = statement.ChildNodes()
            .SelectMany(
                child => child is ElseClauseSyntax or CatchClauseSyntax or FinallyClauseSyntax or SwitchSectionSyntax
                    ? child.ChildNodes()
                    : [child])
            .OfType<StatementSyntax>();
        foreach (var inner in parts)
            yield return inner is BlockSyntax block ? TextOf(block) : inner.ToFullString();
        foreach (var lambda in statement.DescendantNodes(node => node is not LambdaExpressionSyntax).OfType<LambdaExpressionSyntax>())
            yield return lambda.Block is { } body ? TextOf(body) : $"{lambda.ExpressionBody};";

        static string TextOf(BlockSyntax block) => string.Concat(block.Statements.Select(part => part.ToFullString()));
    }

    private static string Format(string code) => CSharpSyntaxTree.ParseText(code).GetRoot().NormalizeWhitespace().ToFullString();
}
