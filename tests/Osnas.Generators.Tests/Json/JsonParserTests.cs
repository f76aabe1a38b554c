using System.Globalization;
using System.Text.Json;
using Osnas.Generators.Json;

namespace Osnas.Generators.Tests.Json;

/// <summary>The parser takes what System.Text.Json takes, with the same values, and says where it stops.</summary>
public sealed class JsonParserTests
{
    private static readonly string[] Pieces =
        ["{", "}", "[", "]", ",", ":", "\"a\"", "\"b\\n\\u00e9\"", "0", "-1.5e3", "01", "1.", "-", "null", "true", "nul", " ", "\n", "\"",
            "\\", "1e999", "/"];

    [Theory]
    [InlineData("{\"a\": [1, 2.5e1, -0, null], \"b\": {\"c\": \"x\\u0041\\\\\\\"\"}, \"a\": true} ")]
    [InlineData("[[], {}, [[]]]")]
    [InlineData("  \"\"")]
    [InlineData("12")]
    public void What_is_JSON_is_read_with_its_values(string text) => AssertSame(text);

    [Fact]
    public void Random_texts_are_JSON_for_both_or_for_neither()
    {
        var random = new Random(1);
        for (var count = 0; count < 20_000; count++)
            AssertSame(string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pieces[random.Next(Pieces.Length)])));
    }

    [Theory]
    [InlineData("", 0, 0, "a value is expected, but the file ends")]
    [InlineData("[1, ]", 4, 1, "a value is expected, but there is ']'")]
    [InlineData("[1 2]", 3, 1, "',' or ']' is expected, but there is '2'")]
    [InlineData("{\"a\" 1}", 5, 1, "':' is expected, but there is '1'")]
    [InlineData("{a: 1}", 1, 1, "a name in quotes is expected, but there is 'a'")]
    [InlineData("[NaN]", 1, 3, "'NaN' isn't a value; a value is a number, a text in quotes, true, false or null")]
    [InlineData("[1e999]", 1, 5, "1e999 is too large for a number")]
    [InlineData("[1.]", 3, 1, "a digit is expected, but there is ']'")]
    [InlineData("\"a\nb\"", 2, 1, "a closing quote is expected, but the line ends")]
    [InlineData("\"\\x\"", 2, 1, "an escape such as \\n or \\u00e9 is expected, but there is 'x'")]
    [InlineData("1 2", 2, 1, "the end of the file is expected, but there is '2'")]
    public void What_is_wrong_has_a_place_and_a_reason(string text, int start, int length, string message)
    {
        var (root, fault) = JsonParser.Parse(text);

        Assert.Null(root);
        Assert.Equal((start, length, message), (fault!.Value.Span.Start, fault.Value.Span.Length, fault.Value.Message));
    }

    [Fact]
    public void Depth_is_bounded_and_the_stack_safe()
    {
        Assert.Null(JsonParser.Parse(new string('[', 64) + new string(']', 64)).Fault);
        Assert.Equal(64, JsonParser.Parse(new string('[', 1_000_000)).Fault!.Value.Span.Start);
    }

    private static void AssertSame(string text)
    {
        var (root, fault) = JsonParser.Parse(text);
        JsonDocument? expected = null;
        try
        {
            expected = JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
        }

        // A number beyond the range is one for System.Text.Json until someone asks for its value.
        if (text.Contains("1e999", StringComparison.Ordinal))
            return;
        Assert.True(expected is null == fault is not null, $"{text}: {fault?.Message ?? "read"}");
        if (expected is not null)
            Assert.Equal(Describe(expected.RootElement), Describe(root!));
    }

    private static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => $"[{string.Join(",", element.EnumerateArray().Select(Describe))}]",
        JsonValueKind.Object =>
            "{" + string.Join(",", element.EnumerateObject().GroupBy(member => member.Name)
                .OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => $"{member.Key}:{Describe(member.Last().Value)}")) + "}",
        JsonValueKind.String => $"'{element.GetString()}'",
        JsonValueKind.Number => element.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => element.ToString().ToLowerInvariant(),
    };

    private static string Describe(JsonNode node) => node switch
    {
        { Items: { } items } => $"[{string.Join(",", items.Select(Describe))}]",
        { Members: { } members } =>
            "{" + string.Join(",", members.OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => $"{member.Key}:{Describe(member.Value)}")) + "}",
        { Value: string text } => $"'{text}'",
        { Value: double number } => number.ToString("R", CultureInfo.InvariantCulture),
        { Value: bool truth } => truth ? "true" : "false",
        _ => string.Empty,
    };
}
