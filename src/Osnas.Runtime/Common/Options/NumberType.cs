using System.Globalization;
using System.Text.Json;

namespace Osnas.Options;

/// <summary>Numbers of a range.</summary>
/// <typeparam name="T">What they are in code.</typeparam>
/// <param name="range">The range.</param>
/// <param name="convert">Converts a number, or null for none, to that.</param>
/// <param name="convertBack">Converts it back.</param>
internal sealed class NumberType<T>(NumberRange range, Func<double?, T> convert, Func<T, double?> convertBack) : OptionType<T>
{
    public override string ValueName => "number";

    public override T Read(GivenValue given)
    {
        var word = given.Word;
        if (given.IsQuoted)
            throw new FormatException($"{given.Name} is '{NumberText.Shorten(word)}'; write {range}, without quotes");
        if (given.NumberFault is { } fault)
            throw new FormatException($"{given.Name} is {NumberText.Shorten(word)}; {fault}");
        return range.TryRead(word, out var value) ? convert(value) : throw new FormatException(range.Describe(given.Name, word));
    }

    public override string? FindFault(T value, string name) =>
        convertBack(value) is { } number && !range.Contains(number) ? $"{name} is {NumberRange.Format(number)}; write {range}" : null;

    public override string? Format(T value) => convertBack(value)?.ToString(CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, T value)
    {
        if (convertBack(value) is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }

    public override T Read(JsonElement element) => convert(element.ValueKind == JsonValueKind.Null ? null : element.GetDouble());
}
