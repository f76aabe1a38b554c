using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes;

/// <content>Patterns and case labels. Null is: it isn't known.</content>
internal sealed partial class Interpreter
{
    private bool? Matches(ICaseClauseOperation clause, Value value) => clause switch
    {
        ISingleValueCaseClauseOperation single => Arithmetic.Compute(BinaryOperatorKind.Equals, value, Evaluate(single.Value)).Boolean,
        IPatternCaseClauseOperation pattern => Both(Matches(pattern.Pattern, value), pattern.Guard is null ? true : Evaluate(pattern.Guard).Boolean),
        IDefaultCaseClauseOperation => false,
        _ => null,
    };

    private bool? Matches(IPatternOperation pattern, Value value) => pattern switch
    {
        IDiscardPatternOperation => true,
        IConstantPatternOperation constant => Arithmetic.Compute(BinaryOperatorKind.Equals, value, Evaluate(constant.Value)).Boolean,
        IRelationalPatternOperation relation => Arithmetic.Compute(relation.OperatorKind, value, Evaluate(relation.Value)).Boolean,
        INegatedPatternOperation negation => !Matches(negation.Pattern, value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Any([Matches(either.LeftPattern, value), Matches(either.RightPattern, value)]),
        IBinaryPatternOperation both => Both(Matches(both.LeftPattern, value), Matches(both.RightPattern, value)),
        IDeclarationPatternOperation { MatchesNull: true } => true,
        _ => null,
    };

    private static bool? Both(bool? left, bool? right) => !Any([!left, !right]);

    private static bool? Any(IEnumerable<bool?> alternatives)
    {
        var all = alternatives.ToArray();
        return all.Contains(true) ? true : all.Contains(null) ? null : false;
    }
}
