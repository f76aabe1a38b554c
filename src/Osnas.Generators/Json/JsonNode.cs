using Microsoft.CodeAnalysis.Text;

namespace Osnas.Generators.Json;

/// <summary>A value in a JSON text, and its location.</summary>
/// <param name="Value">Null, or a <see cref="bool"/>, <see cref="double"/> or <see cref="string"/>; null for what has parts.</param>
/// <param name="Span">Its place; of an array or object that of the opening bracket, as the whole may be the whole file.</param>
internal sealed record JsonNode(object? Value, TextSpan Span)
{
    /// <summary>The items of an array.</summary>
    public IReadOnlyList<JsonNode>? Items { get; init; }

    /// <summary>The members of an object. If names repeat, the last member counts.</summary>
    public IReadOnlyDictionary<string, JsonNode>? Members { get; init; }

    /// <summary>Whether it is null itself.</summary>
    public bool IsNull => this is { Value: null, Items: null, Members: null };

    /// <summary>Formats the value for a message.</summary>
    public override string ToString() => this switch
    {
        { Items: not null } => "an array",
        { Members: not null } => "an object",
        { Value: string text } => $"'{text}'",
        { Value: bool truth } => truth ? "true" : "false",
        { Value: { } number } => FormattableString.Invariant($"{number}"),
        _ => "null",
    };
}

/// <summary>A fault in a JSON text, and its location.</summary>
/// <param name="Span">The place.</param>
/// <param name="Message">What is wrong; without a final period.</param>
internal readonly record struct JsonFault(TextSpan Span, string Message);
