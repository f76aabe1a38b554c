using System.Text.Json;
using Osnas.Options;

namespace Osnas.Data;

/// <summary>Data formats as an option, by the names that there are when one is written.</summary>
internal sealed class DataFormatType : OptionType<DataFormat>
{
    public override string ValueName => string.Join('|', Names);

    public override IReadOnlyList<string> Names => [.. DataFormat.All.Select(Format)];

    public override DataFormat Read(GivenValue given) => Find(given.Word, given.Name);

    public override string? FindFault(DataFormat value, string name) => null;

    public override string Format(DataFormat value) => value.Name.ToLowerInvariant();

    public override void Write(Utf8JsonWriter writer, DataFormat value) => writer.WriteStringValue(Format(value));

    public override DataFormat Read(JsonElement element) => Find(element.GetString() ?? string.Empty, "the format");

    private DataFormat Find(string word, string option) => DataFormat.Find(word)
        ?? throw new FormatException(ChoiceName.Refuse(option, word, Names, [.. DataFormat.All.SelectMany(format => format.OtherNames)]));
}
