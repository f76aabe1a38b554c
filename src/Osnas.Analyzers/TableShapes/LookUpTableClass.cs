using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes;

/// <summary>A class that is a look-up table of a space.</summary>
/// <param name="Spec">The space.</param>
/// <param name="Spaces">All spaces.</param>
/// <param name="Bodies">The methods of the class, and what its fields and properties are initialized with.</param>
/// <param name="Compilation">The project.</param>
internal sealed record LookUpTableClass(SearchSpaceSpec Spec, SpaceCache Spaces, IReadOnlyDictionary<ISymbol, IOperation> Bodies, Compilation Compilation)
{
    private readonly Dictionary<ISymbol, IOperation?> _helpers = new(SymbolEqualityComparer.Default);

    /// <summary>Rows of its tables.</summary>
    public int Rows => Spec.ModelCfgShape.Rows;

    /// <summary>Columns of its tables.</summary>
    public int Columns => Spec.ModelCfgShape.Columns;

    public IOperation? Body(ISymbol? member) => member is not null && Bodies.TryGetValue(member.OriginalDefinition, out var body) ? body : null;

    /// <summary>The body of a static method of another class of the project; null if it is none.</summary>
    public IOperation? HelperBody(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        if (definition is not { IsStatic: true, MethodKind: MethodKind.Ordinary })
            return null;
        if (!_helpers.TryGetValue(definition, out var body))
            _helpers.Add(definition, body = ReadBody(definition));
        return body;
    }

    private IOperation? ReadBody(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not MethodDeclarationSyntax syntax || !Compilation.ContainsSyntaxTree(syntax.SyntaxTree))
            return null;
#pragma warning disable RS1030 // Only where a table calls a method of another class, whose model no action hands over.
        var model = Compilation.GetSemanticModel(syntax.SyntaxTree);
#pragma warning restore RS1030
        return model.GetOperation(syntax) is IMethodBodyOperation body ? body.BlockBody ?? body.ExpressionBody : null;
    }

    /// <summary>Whether a field, or an element of it, gets another value than that of its declaration.</summary>
    public bool IsAssigned(IFieldSymbol field) => Bodies.Values
        .SelectMany(body => body.Descendants())
        .OfType<IFieldReferenceOperation>()
        .Any(reference => SymbolEqualityComparer.Default.Equals(reference.Field, field) && IsTarget(reference));

    private static bool IsTarget(IOperation operation) => operation.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == operation,
        IArrayElementReferenceOperation element => element.Indices.Length == 1 && IsTarget(element),
        IArgumentOperation { Parameter.RefKind: not (RefKind.None or RefKind.In) } or ITupleOperation => true,
        _ => false,
    };
}
