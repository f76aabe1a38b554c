using System.Globalization;
using System.Text;

namespace Osnas.Generators.Emit;

/// <summary>Formats values as C# literals, in any culture.</summary>
internal static class Literal
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A square is the number that converts to it.</summary>
    public static string Of(ImageSize size) =>
        size.IsSquare ? Of(size.Height) : $"new {TypeNames.ImageSize}({Of(size.Height)}, {Of(size.Width)})";

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(double value) => value switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>At least one value.</summary>
    public static string Of(IEnumerable<int> values) => $"new[] {{ {string.Join(", ", values.Select(Of))} }}";

    /// <summary>Formats a member of one of Osnas's enumerations; an undefined value is a cast.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var type = $"global::Osnas.{typeof(TEnum).Name}";
        return Enum.IsDefined(typeof(TEnum), value)
            ? $"{type}.{value}"
            : $"({type})({Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)})";
    }

    /// <summary>Formats flags of one of Osnas's enumerations.</summary>
    public static string OfFlags<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var names = value.ToString().Split([", "], StringSplitOptions.None);
        return names.All(name => Enum.IsDefined(typeof(TEnum), name))
            ? string.Join(" | ", names.Select(name => $"global::Osnas.{typeof(TEnum).Name}.{name}"))
            : Of(value);
    }

    public static string Of(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in text)
        {
            if (character is '"' or '\\')
                literal.Append('\\').Append(character);
            else if (character is >= ' ' and <= '~')
                literal.Append(character);
            else
                literal.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Formats text for a comment. The name of a block can be any string, but must not end the comment.</summary>
    public static string Comment(string text)
    {
        var characters = text.ToCharArray();
        for (var index = 0; index < characters.Length; index++)
        {
            if (char.IsControl(characters[index]) || characters[index] > '~')
                characters[index] = '?';
        }

        return new(characters);
    }
}
