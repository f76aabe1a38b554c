using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes.Values;

/// <summary>Operators on what is known: integers, truth values, and whether two values are the same.</summary>
internal static class Arithmetic
{
    /// <summary>
    /// What is known of a value as one of a type: nothing where the type can't hold it, or computes in another way.
    /// Integers alone are computed with, and a cell is never asked for.
    /// </summary>
    public static Value Fit(Value value, ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Char => value is Known { Data: char } ? value : Value.Unknown,
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 when value is Known { Data: char letter } =>
            Fit(new Known((int)letter), type),
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 when value is Known { Data: float or double or decimal } =>
            Value.Unknown,
        SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal => Value.Unknown,
        SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_UIntPtr => value.Integer < 0 ? Value.Unknown : value,
        SpecialType.System_Byte => value.Integer is < byte.MinValue or > byte.MaxValue ? Value.Unknown : value,
        SpecialType.System_SByte => value.Integer is < sbyte.MinValue or > sbyte.MaxValue ? Value.Unknown : value,
        SpecialType.System_Int16 => value.Integer is < short.MinValue or > short.MaxValue ? Value.Unknown : value,
        SpecialType.System_UInt16 => value.Integer is < ushort.MinValue or > ushort.MaxValue ? Value.Unknown : value,
        _ => value,
    };

    public static Value Compute(UnaryOperatorKind kind, Value operand) => (kind, operand) switch
    {
        (UnaryOperatorKind.Not, { Boolean: { } truth }) => new Known(!truth),
        (UnaryOperatorKind.Minus, { Integer: { } number }) => Known.Of(-(long)number),
        (UnaryOperatorKind.Plus, { Integer: not null }) => operand,
        _ => Value.Unknown,
    };

    public static Value Compute(BinaryOperatorKind kind, Value left, Value right)
    {
        if (left.Integer is { } a && right.Integer is { } b)
            return Compute(kind, a, b);
        if (left is not Known first
            || right is not Known second
            || first.Data is float or double or decimal
            || second.Data is float or double or decimal)
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

    /// <summary>Computes an operation. An overflow is unknown, because it depends on the type and on checked contexts.</summary>
    private static Value Compute(BinaryOperatorKind kind, int left, int right) => kind switch
    {
        BinaryOperatorKind.Add => Known.Of((long)left + right),
        BinaryOperatorKind.Subtract => Known.Of((long)left - right),
        BinaryOperatorKind.Multiply => Known.Of((long)left * right),
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
