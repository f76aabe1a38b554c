using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>Patterns and case labels. A result of null is: it isn't known.</summary>
/// <param name="interpreter">The interpreter.</param>
internal sealed class Patterns(Interpreter interpreter)
{
    public bool? Matches(ICaseClauseOperation clause, Value value) => clause switch
    {
        ISingleValueCaseClauseOperation single => Compare(BinaryOperatorKind.Equals, value, single.Value),
        IRelationalCaseClauseOperation relation => Compare(relation.Relation, value, relation.Value),
        IPatternCaseClauseOperation pattern => Matches(pattern.Pattern, pattern.Guard, value),
        IDefaultCaseClauseOperation => false,
        _ => null,
    };

    public bool? Matches(IPatternOperation pattern, IOperation? guard, Value value)
    {
        var matches = Matches(pattern, value);
        if (matches == false || guard is null)
            return matches;
        return matches == true ? interpreter.Evaluate(guard).Boolean : Both(
            null, interpreter.Memory.Choose(() => interpreter.Evaluate(guard), () => Value.Unknown).Boolean);
    }

    public bool? Matches(IPatternOperation pattern, Value value)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return true;
            case IConstantPatternOperation constant:
                return Compare(BinaryOperatorKind.Equals, value, constant.Value);
            case IRelationalPatternOperation relation:
                return Compare(relation.OperatorKind, value, relation.Value);
            case INegatedPatternOperation negation:
                return !Matches(negation.Pattern, value);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Either(Matches(either.LeftPattern, value), Matches(either.RightPattern, value));
            case IBinaryPatternOperation both:
                return Both(Matches(both.LeftPattern, value), Matches(both.RightPattern, value));
            case IDeclarationPatternOperation declaration:
                Declare(declaration.DeclaredSymbol, value);
                return declaration.MatchesNull ? true : null;
            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true } recursive when value is Known { Data: not null }
                || interpreter.Memory.Follow(value) is not null:
                Declare(recursive.DeclaredSymbol, value);
                return recursive.PropertySubpatterns.Aggregate((bool?)true, (matches, part) => Both(matches, MatchesPart(part, value)));
            default:
                // What such a pattern declares may be any part of the value.
                foreach (var part in pattern.DescendantsAndSelf().OfType<IPatternOperation>())
                    Declare(DeclaredBy(part), Value.Unknown);
                interpreter.Memory.Lose(value);
                return null;
        }
    }

    private bool? MatchesPart(IPropertySubpatternOperation part, Value owner)
    {
        if (part.Member is not IPropertyReferenceOperation { Property.Name: var name })
            return Matches(part.Pattern, Value.Unknown);
        return Matches(
            part.Pattern,
            owner is Known known ? SpaceMembers.Read(known.Data, name, part.Syntax) : Members.ReadProperty(
                interpreter.Memory.Follow(owner)!, name));
    }

    private static ISymbol? DeclaredBy(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        IListPatternOperation list => list.DeclaredSymbol,
        _ => null,
    };

    private void Declare(ISymbol? variable, Value value)
    {
        if (variable is not null)
            interpreter.Targets.Declare(variable, value);
    }

    private bool? Compare(BinaryOperatorKind kind, Value value, IOperation constant)
    {
        var other = interpreter.Evaluate(constant);
        return other.IsNull == true && value.IsNull is { } isNull ? isNull : Arithmetic.Compute(kind, value, other).Boolean;
    }

    private static bool? Both(bool? left, bool? right) =>
        left == false || right == false ? false : left is null || right is null ? null : true;

    private static bool? Either(bool? left, bool? right) => !Both(!left, !right);
}
