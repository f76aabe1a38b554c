using System.Text.Json;

namespace Osnas.Options;

/// <summary>Yes or no: a flag alone on a command line, <c>True</c> or <c>False</c> in a file.</summary>
internal sealed class SwitchType : OptionType<bool>
{
    private static readonly string[] True = ["true", "yes", "on"];
    private static readonly string[] False = ["false", "no", "off"];

    public override string ValueName => "True|False";

    public override bool IsSwitch => true;

    public override bool Read(GivenValue given)
    {
        var word = given.Word;
        var isTrue = True.Contains(word, StringComparer.OrdinalIgnoreCase);
        if (!given.IsQuoted && (isTrue || False.Contains(word, StringComparer.OrdinalIgnoreCase)))
            return isTrue;
        var quotes = given.IsQuoted ? ", without quotes" : string.Empty;
        throw new FormatException($"{given.Name} is '{NumberText.Shorten(word)}'; write True or False{quotes}");
    }

    public override string? FindFault(bool value, string name) => null;

    public override string Format(bool value) => value ? "True" : "False";

    public override void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    public override bool Read(JsonElement element) => element.GetBoolean();
}
