using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes;

/// <summary>Operators on what is known: integers, truth values, and whether two values are the same.</summary>
internal static class Arithmetic
{
    public static Value Compute(UnaryOperatorKind kind, Value operand) => (kind, operand) switch
    {
        (UnaryOperatorKind.Not, { Boolean: { } truth }) => new Known(!truth),
        (UnaryOperatorKind.Minus, { Integer: { } number }) => new Known(unchecked(-number)),
        (UnaryOperatorKind.Plus, { Integer: not null }) => operand,
        _ => Value.Unknown,
    };

    public static Value Compute(BinaryOperatorKind kind, Value left, Value right)
    {
        if (left.Integer is { } a && right.Integer is { } b)
            return Compute(kind, a, b);
        if (left is not Known first || right is not Known second)
            return Value.Unknown;
        return kind switch
        {
            BinaryOperatorKind.Equals => new Known(Equals(first.Data, second.Data)),
            BinaryOperatorKind.NotEquals => new Known(!Equals(first.Data, second.Data)),
            BinaryOperatorKind.And when left.Boolean is { } p && right.Boolean is { } q => new Known(p && q),
            BinaryOperatorKind.Or when left.Boolean is { } p && right.Boolean is { } q => new Known(p || q),
            _ => Value.Unknown,
        };
    }

    private static Value Compute(BinaryOperatorKind kind, int left, int right) => kind switch
    {
        BinaryOperatorKind.Add => new Known(unchecked(left + right)),
        BinaryOperatorKind.Subtract => new Known(unchecked(left - right)),
        BinaryOperatorKind.Multiply => new Known(unchecked(left * right)),
        BinaryOperatorKind.Divide when right is not (0 or -1) => new Known(left / right),
        BinaryOperatorKind.Remainder when right is not (0 or -1) => new Known(left % right),
        BinaryOperatorKind.And => new Known(left & right),
        BinaryOperatorKind.Or => new Known(left | right),
        BinaryOperatorKind.Equals => new Known(left == right),
        BinaryOperatorKind.NotEquals => new Known(left != right),
        BinaryOperatorKind.LessThan => new Known(left < right),
        BinaryOperatorKind.LessThanOrEqual => new Known(left <= right),
        BinaryOperatorKind.GreaterThan => new Known(left > right),
        BinaryOperatorKind.GreaterThanOrEqual => new Known(left >= right),
        _ => Value.Unknown,
    };
}
