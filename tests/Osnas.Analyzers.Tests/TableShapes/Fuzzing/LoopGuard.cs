using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <summary>Ends programs that don't: counts the passes of their loops and the calls of their methods, and what they keep in memory. The analyzer doesn't see it.</summary>
/// <param name="model">The meaning of the program.</param>
internal sealed class LoopGuard(SemanticModel model) : CSharpSyntaxRewriter
{
    public const string TypeName = "Demo.LoopGuard";
    public const string ExceptionName = "EndlessException";

    private const string Steps = "20_000";
    private const string Memory = "4_000_000";

    public const string Source = $$"""
        namespace Demo;

        public sealed class {{ExceptionName}} : System.Exception;

        public static class LoopGuard
        {
            private static int left;
            private static long memory;

            public static void Start()
            {
                left = {{Steps}};
                memory = System.GC.GetAllocatedBytesForCurrentThread() + {{Memory}};
            }

            public static void Step()
            {
                if (--left < 0 || System.GC.GetAllocatedBytesForCurrentThread() > memory || !System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
                    throw new {{ExceptionName}}();
            }
        }
        """;

    private static readonly StatementSyntax Step = ParseStatement("global::Demo.LoopGuard.Step();");

    public static SyntaxTree Guard(Compilation compilation, SyntaxTree tree) =>
        tree.WithRootAndOptions(new LoopGuard(compilation.GetSemanticModel(tree)).Visit(tree.GetRoot()), tree.Options);

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) => With((ForStatementSyntax)base.VisitForStatement(node)!, loop => loop.WithStatement(Block(Step, loop.Statement)));

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) =>
        With((ForEachStatementSyntax)base.VisitForEachStatement(node)!, loop => loop.WithStatement(Block(Step, loop.Statement)));

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node) =>
        With((ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!, loop => loop.WithStatement(Block(Step, loop.Statement)));

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
        With((WhileStatementSyntax)base.VisitWhileStatement(node)!, loop => loop.WithStatement(Block(Step, loop.Statement)));

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) => With((DoStatementSyntax)base.VisitDoStatement(node)!, loop => loop.WithStatement(Block(Step, loop.Statement)));

    public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node) => Block(Step, (GotoStatementSyntax)base.VisitGotoStatement(node)!);

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
        return Callable(node) is { } isVoid ? lambda.WithExpressionBody(null).WithBlock(BlockOf(lambda.ExpressionBody!, isVoid)) : lambda.Block is { } block ? lambda.WithBlock(Begin(block)) : lambda;
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        var lambda = (SimpleLambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!;
        return Callable(node) is { } isVoid ? lambda.WithExpressionBody(null).WithBlock(BlockOf(lambda.ExpressionBody!, isVoid)) : lambda.Block is { } block ? lambda.WithBlock(Begin(block)) : lambda;
    }

    /// <summary>Whether a lambda that is an expression returns nothing; null if it is none.</summary>
    private bool? Callable(LambdaExpressionSyntax lambda) => lambda.ExpressionBody is null ? null : (model.GetSymbolInfo(lambda).Symbol as IMethodSymbol)?.ReturnsVoid;

    private static T With<T>(T node, Func<T, SyntaxNode> change)
        where T : SyntaxNode => (T)change(node);

    private static bool IsVoid(TypeSyntax type) => type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    private static BlockSyntax Begin(BlockSyntax block) => block.WithStatements(block.Statements.Insert(0, Step));

    private static BlockSyntax BlockOf(ExpressionSyntax expression, bool isVoid)
    {
        var value = expression.WithLeadingTrivia(Space);
        return expression is ThrowExpressionSyntax thrown
            ? Block(Step, ThrowStatement(thrown.Expression))
            : Block(Step, isVoid ? ExpressionStatement(value) : ReturnStatement(value));
    }
}
