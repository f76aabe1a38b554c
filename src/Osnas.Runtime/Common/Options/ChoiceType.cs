using System.Text.Json;

namespace Osnas.Options;

/// <summary>
/// One of several values that have names. Neither case nor what is between words counts: <c>single_point</c> is
/// <c>SinglePoint</c>.
/// </summary>
/// <typeparam name="T">What the names stand for.</typeparam>
/// <param name="choices">The names, and what they stand for.</param>
/// <param name="otherNames">Other names of the same values, as OSNASLib's.</param>
internal sealed class ChoiceType<T>(IReadOnlyList<(string Name, T Value)> choices, params IReadOnlyList<(string Name, T Value)> otherNames)
    : OptionType<T>
{
    /// <summary>Values that aren't taken though they have names, and why: the end of "x is 'y', which ...".</summary>
    public IReadOnlyList<(string Name, T Value, string Reason)> Refused { get; init; } = [];

    public override string ValueName => string.Join('|', Names);

    public override IReadOnlyList<string> Names { get; } = [.. choices.Select(choice => choice.Name)];

    public override T Read(GivenValue given) => Find(given.Word, given.Name);

    public override string? FindFault(T value, string name) =>
        choices.Any(choice => Equals(choice.Value, value)) ? null
        : Refused.FirstOrDefault(refusal => Equals(refusal.Value, value)) is { Name: not null } refusal ? Refuse(name, refusal)
        : $"{name} is {value}; there are {string.Join(", ", Names)}";

    public override string Format(T value) => choices.FirstOrDefault(choice => Equals(choice.Value, value)).Name ?? $"{value}";

    public override void Write(Utf8JsonWriter writer, T value) => writer.WriteStringValue(Format(value));

    public override T Read(JsonElement element) => Find(element.GetString() ?? string.Empty, "the value");

    private string Refuse(string option, (string Name, T Value, string Reason) refusal) =>
        $"{option} is '{refusal.Name}', which {refusal.Reason}; there are {string.Join(", ", Names)}";

    private T Find(string word, string name)
    {
        (string Name, T Value)[] all = [.. choices, .. otherNames];
        if (Refused.FirstOrDefault(refusal => ChoiceName.AreSame(refusal.Name, word)) is { Name: not null } refusal)
            throw new FormatException(Refuse(name, refusal));
        return all.FirstOrDefault(choice => ChoiceName.AreSame(choice.Name, word)) is { Name: not null } found
            ? found.Value
            : throw new FormatException(ChoiceName.Refuse(name, word, Names, [.. otherNames.Select(choice => choice.Name)]));
    }
}
