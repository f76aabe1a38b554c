using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Generators.Parsing;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>A class that is a look-up table of a space, and the code that it runs.</summary>
/// <param name="Type">The class. Members that are virtual are its own, or those that it inherits.</param>
/// <param name="Spec">The space.</param>
/// <param name="Spaces">All spaces.</param>
/// <param name="Compilation">The project.</param>
/// <remarks>
/// Code is bound when it is asked for. An action for all code of a type would make the compiler bind all of its parts at each
/// keystroke, and the generated part is the longest.
/// </remarks>
internal sealed record LookUpTableClass(INamedTypeSymbol Type, SearchSpaceSpec Spec, SpaceCache Spaces, Compilation Compilation)
{
    private readonly Dictionary<ISymbol, IOperation?> _code = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IOperation, bool> _iterators = [];

    /// <summary>Rows of its tables.</summary>
    public int Rows => Spec.ModelCfgShape.Rows;

    /// <summary>Columns of its tables.</summary>
    public int Columns => Spec.ModelCfgShape.Columns;

    /// <summary>
    /// The code of a method, or what a field or property is initialized with; null if it isn't in the project, or Osnas
    /// writes it.
    /// </summary>
    public IOperation? CodeOf(ISymbol? member)
    {
        if (member?.OriginalDefinition is not { } definition
            || definition.IsGenerated()
            || definition is IMethodSymbol { IsAsync: true }
            || definition.ContainingType is { TypeKind: TypeKind.Interface })
            return null;
        if (!_code.TryGetValue(definition, out var code))
            _code.Add(definition, code = Read(definition));
        return code;
    }

    /// <summary>
    /// The member that runs where a member of the class is named: the last that overrides it. No object is of an abstract
    /// class itself, so that its own may never run.
    /// </summary>
    /// <param name="member">The member.</param>
    /// <param name="instance">What it is named on; <c>base</c> means just it.</param>
    public ISymbol Resolve(ISymbol member, IOperation? instance)
    {
        if (!(member.IsVirtual || member.IsOverride || member.IsAbstract) || instance?.Syntax is BaseExpressionSyntax)
            return member;
        foreach (var type in Type.SelfAndBases())
        {
            if (type.GetMembers(member.Name).FirstOrDefault(candidate => IsOrOverrides(candidate, member)) is not { } found)
                continue;
            return !Type.IsAbstract || found.IsSealed || found.ContainingType.IsOsnas("BaseLookUpTable")
                ? found
                : throw new CannotTellException($"a derived class may override '{member.Name}'");
        }

        return member;
    }

    /// <summary>Whether code has a <c>yield</c> of its own.</summary>
    public bool IsIterator(IOperation body)
    {
        if (!_iterators.TryGetValue(body, out var isIterator))
            _iterators.Add(body, isIterator = Yields(body));
        return isIterator;

        static bool Yields(IOperation operation) => operation.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak
            || operation.ChildOperations.Any(
                child => child is not (ILocalFunctionOperation or IAnonymousFunctionOperation) && Yields(child));
    }

    /// <summary>Whether a field or property gets another value than that of its declaration.</summary>
    public bool IsAssigned(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingType, Type)
        ? ReferencesTo(member).Any(IsTarget)
        : !member.IsStatic || member.ContainingType.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared);

    /// <summary>Whether nothing can change the items of an array that a member keeps: all code that can name it reads it alone.</summary>
    public bool IsUntouched(ISymbol member) =>
        member.DeclaredAccessibility == Accessibility.Private
            && ReferencesTo(member).All(IsRead)
            && ReferencesTo(member).Count() == NamesOf(member);

    /// <summary>Finds where the code of the class, and of the classes in it, names a member.</summary>
    public IEnumerable<IOperation> ReferencesTo(ISymbol member) => MembersOf(Type)
        .Select(CodeOf)
        .OfType<IOperation>()
        .SelectMany(code => code.Descendants())
        .Where(
            operation => operation is IMemberReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member));

    private static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type) =>
        type.GetMembers().Concat(type.GetTypeMembers().SelectMany(MembersOf));

    /// <summary>Counts the references to a member in its type and nested types, without the declaration.</summary>
    private static int NamesOf(ISymbol member) => member.ContainingType.DeclaringSyntaxReferences
        .SelectMany(reference => reference.GetSyntax().DescendantNodes())
        .Count(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == member.Name);

    private static bool IsTarget(IOperation operation) => operation.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == operation,
        IArrayElementReferenceOperation element => element.Indices.Length == 1 && IsTarget(element),
        IArgumentOperation { Parameter.RefKind: not (RefKind.None or RefKind.In) } or ITupleOperation => true,
        _ => false,
    };

    private static bool IsRead(IOperation operation) => operation.Parent switch
    {
        IConversionOperation conversion => IsRead(conversion),
        IArrayElementReferenceOperation element => element.ArrayReference == operation && !IsTarget(element),
        IPropertyReferenceOperation property => property.Property.Name is "Length" or "Count",
        IInvocationOperation invocation => invocation.TargetMethod.Name is "GetLength",
        IForEachLoopOperation => true,
        IArgumentOperation { Parent: IObjectCreationOperation { Type: var type } } => type.IsOsnas(nameof(InfoTable)),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } =>
            method.ContainingType.IsOsnas(nameof(InfoTable))
                || method is { Name: "Select" or "Where" or "Take" or "Skip", ContainingType.Name: nameof(Enumerable) },
        _ => false,
    };

    private static bool IsOrOverrides(ISymbol candidate, ISymbol member)
    {
        for (var current = candidate; current is not null; current = Overridden(current))
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, member.OriginalDefinition))
                return true;
        }

        return false;

        static ISymbol? Overridden(ISymbol symbol) => symbol switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            _ => null,
        };
    }

    private IOperation? Read(ISymbol member)
    {
        if (member.DeclaringSyntaxReferences.Length != 1
            || member.DeclaringSyntaxReferences[0] is not { } reference
            || !Compilation.ContainsSyntaxTree(reference.SyntaxTree))
            return null;
        SyntaxNode? code = reference.GetSyntax() switch
        {
            BaseMethodDeclarationSyntax method => method,
            AccessorDeclarationSyntax accessor => accessor.Body is null && accessor.ExpressionBody is null ? null : accessor,
            ArrowExpressionClauseSyntax arrow => arrow,
            PropertyDeclarationSyntax property => property.Initializer,
            VariableDeclaratorSyntax field => field.Initializer,
            _ => null,
        };
        if (code is null)
            return null;
#pragma warning disable RS1030 // No action hands over the models of the files that a table's code is in, without binding all of it.
        var model = Compilation.GetSemanticModel(code.SyntaxTree);
#pragma warning restore RS1030
        return model.GetOperation(code) switch
        {
            IMethodBodyBaseOperation body => body.BlockBody ?? body.ExpressionBody,
            var operation => operation,
        };
    }
}
