using System.Text.Json;

namespace Osnas.Options;

/// <summary>What a registry has by name.</summary>
internal sealed class NamedType<T>(NamedOptionsRegistry<T> registry) : OptionType<T>
    where T : NamedOptions<T>
{
    public override string ValueName => string.Join('|', Names);

    public override IReadOnlyList<string> Names => registry.Names;

    public override T Read(GivenValue given) => Find(given.Word, given.Name);

    public override string? FindFault(T value, string name) => null;

    public override string Format(T value) => registry.NameOf(value);

    public override void Write(Utf8JsonWriter writer, T value) => writer.WriteStringValue(Format(value));

    public override T Read(JsonElement element) => Find(element.GetString() ?? string.Empty, "the name");

    private T Find(string word, string name)
    {
        try
        {
            return registry.Get(word);
        }
        catch (KeyNotFoundException exception)
        {
            var fault = exception.Message.TrimEnd('.');
            throw new FormatException($"{name} is '{NumberText.Shorten(word)}'; {char.ToLowerInvariant(fault[0])}{fault[1..]}", exception);
        }
    }
}
