using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <summary>
/// Ends programs that don't: counts the passes of their loops, the calls of their methods and the memory that they take.
/// The analyzer doesn't see it.
/// </summary>
/// <param name="model">The meaning of the program.</param>
internal sealed class LoopGuard(SemanticModel model) : CSharpSyntaxRewriter
{
    public const string TypeName = "Demo.LoopGuard";
    public const string ExceptionName = "EndlessException";

    private const string Steps = "50_000";
    private const string Memory = "4_000_000";

    public const string Source = $$"""
        namespace Demo;

        public sealed class {{ExceptionName}} : System.Exception;

        public static class LoopGuard
        {
            private static int left;
            private static long memory;
            private static int thread;

            public static void Start()
            {
                left = {{Steps}};
                thread = System.Environment.CurrentManagedThreadId;
                memory = System.GC.GetAllocatedBytesForCurrentThread() + {{Memory}};
            }

            public static void Step()
            {
                var hasStack = System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack();
                var hasMemory = System.Environment.CurrentManagedThreadId != thread || System.GC.GetAllocatedBytesForCurrentThread() <= memory;
                if (System.Threading.Interlocked.Decrement(ref left) < 0 || !hasStack || !hasMemory)
                    throw new {{ExceptionName}}();
            }
        }
        """;

    private static readonly StatementSyntax Step = ParseStatement("global::Demo.LoopGuard.Step();");

    public static SyntaxTree Guard(Compilation compilation, SyntaxTree tree) =>
        tree.WithRootAndOptions(new LoopGuard(compilation.GetSemanticModel(tree)).Visit(tree.GetRoot()), tree.Options);

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) =>
        base.VisitForStatement(node) is ForStatementSyntax loop ? loop.WithStatement(Begin(loop.Statement)) : null;

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) =>
        base.VisitForEachStatement(node) is ForEachStatementSyntax loop ? loop.WithStatement(Begin(loop.Statement)) : null;

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node) =>
        base.VisitForEachVariableStatement(node) is ForEachVariableStatementSyntax loop ? loop.WithStatement(Begin(loop.Statement)) : null;

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
        base.VisitWhileStatement(node) is WhileStatementSyntax loop ? loop.WithStatement(Begin(loop.Statement)) : null;

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) =>
        base.VisitDoStatement(node) is DoStatementSyntax loop ? loop.WithStatement(Begin(loop.Statement)) : null;

    public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node) =>
        Block(Step, (GotoStatementSyntax)base.VisitGotoStatement(node)!);

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var method = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return method.ExpressionBody is { } body
            ? method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(BlockOf(body.Expression, IsVoid(node.ReturnType)))
            : method.Body is { } block ? method.WithBody(Begin(block)) : method;
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var function = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        return function.ExpressionBody is { } body
            ? function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(BlockOf(body.Expression, IsVoid(node.ReturnType)))
            : function.Body is { } block ? function.WithBody(Begin(block)) : function;
    }

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        var lambda = (ParenthesizedLambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)!;
        return lambda.WithExpressionBody(null).WithBlock(BlockOf(lambda, node));
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        var lambda = (SimpleLambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!;
        return lambda.WithExpressionBody(null).WithBlock(BlockOf(lambda, node));
    }

    /// <summary>What a lambda does, whose meaning is that of another node, which it was made from.</summary>
    private BlockSyntax BlockOf(LambdaExpressionSyntax lambda, LambdaExpressionSyntax original) =>
        lambda.Block is { } block ? Begin(block) : BlockOf(
            lambda.ExpressionBody!, model.GetSymbolInfo(original).Symbol is IMethodSymbol { ReturnsVoid: true });

    private static bool IsVoid(TypeSyntax type) => type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    private static BlockSyntax Begin(StatementSyntax body) => Block(Step, body);

    private static BlockSyntax Begin(BlockSyntax block) => block.WithStatements(block.Statements.Insert(0, Step));

    private static BlockSyntax BlockOf(ExpressionSyntax expression, bool isVoid)
    {
        var value = expression.WithLeadingTrivia(Space);
        return expression is ThrowExpressionSyntax thrown
            ? Block(Step, ThrowStatement(thrown.Expression))
            : Block(Step, isVoid ? ExpressionStatement(value) : ReturnStatement(value));
    }
}
