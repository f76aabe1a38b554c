using System.Text.Json;

namespace Osnas.Options;

/// <summary>One or more different values that have names, in a list or with commas between.</summary>
/// <typeparam name="T">What the names stand for.</typeparam>
/// <param name="one">One of them.</param>
internal sealed class ChoicesType<T>(ChoiceType<T> one) : OptionType<IReadOnlyList<T>>
{
    public override string ValueName => one.ValueName;

    public override IReadOnlyList<string> Names => one.Names;

    public override IReadOnlyList<T> Read(GivenValue given)
    {
        IReadOnlyList<T> values =
        [
            .. given.Words.SelectMany(word => word.Split(',', StringSplitOptions.TrimEntries))
                .Select(word => one.Read(given with { Words = [word] })),
        ];
        return FindFault(values, given.Name) is { } fault ? throw new FormatException(fault) : values;
    }

    public override string? FindFault(IReadOnlyList<T> value, string name) =>
        value.Count == 0 || value.Distinct().Count() != value.Count
            ? $"{name} is '{Format(value)}'; write one or more of {string.Join(", ", Names)}"
            : value.Select(each => one.FindFault(each, name)).FirstOrDefault(fault => fault is not null);

    public override string Format(IReadOnlyList<T> value) => string.Join(", ", value.Select(one.Format));

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value)
    {
        writer.WriteStartArray();
        foreach (var each in value)
            one.Write(writer, each);
        writer.WriteEndArray();
    }

    public override IReadOnlyList<T> Read(JsonElement element) => [.. element.EnumerateArray().Select(one.Read)];
}
