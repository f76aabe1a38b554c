using System.Text.Json;

namespace Osnas.Options;

/// <summary>Text: the name of a file, a folder or a column.</summary>
/// <param name="valueName">The name of a value in the help.</param>
/// <param name="names">The names that are offered; null for none.</param>
/// <param name="findFault">Says what is wrong with a text, given the name of the option; null if nothing is.</param>
internal sealed class TextType(
    string valueName, Func<string?, string, string?>? findFault = null, Func<IEnumerable<string>>? names = null) : OptionType<string?>
{
    public override string ValueName => valueName;

    public override IReadOnlyList<string> Names => [.. names?.Invoke() ?? []];

    public override string Read(GivenValue given) =>
        FindFault(given.Word, given.Name) is { } fault ? throw new FormatException(fault) : given.Word;

    public override string? FindFault(string? value, string name) => findFault?.Invoke(value, name);

    public override string? Format(string? value) => value is null or "" ? null : value;

    public override void Write(Utf8JsonWriter writer, string? value) => writer.WriteStringValue(value);

    public override string? Read(JsonElement element) => element.GetString();
}
