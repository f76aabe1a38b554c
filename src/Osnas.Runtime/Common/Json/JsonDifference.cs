using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Osnas.Common;

/// <summary>A place where two documents differ.</summary>
/// <param name="Path">The property, with its parents: <c>data.workers</c>.</param>
/// <param name="Before">The value that it had, on one line; null if it is new.</param>
/// <param name="Now">The value that it has, on one line; null if it is gone.</param>
internal sealed record JsonDifference(string Path, string? Before, string? Now)
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first difference; null if there is none.</summary>
    /// <param name="before">The document that was written before.</param>
    /// <param name="now">The document of now.</param>
    /// <param name="except">Properties to ignore, with their parents: <c>data.workers</c>.</param>
    public static JsonDifference? Find(string before, string now, params IReadOnlyList<string> except)
    {
        using var left = JsonDocument.Parse(before);
        using var right = JsonDocument.Parse(now);
        return Find(string.Empty, left.RootElement, right.RootElement, except);
    }

    /// <summary>The difference in words.</summary>
    /// <param name="name">The name of the property for users.</param>
    public string Describe(string name) =>
        Before is null ? $"{name} is new"
        : Now is null ? $"{name} is gone"
        : $"{name} is {NumberText.Shorten(Now)} now and was {NumberText.Shorten(Before)}";

    /// <summary>The difference in words, with the name of the property in the document.</summary>
    public override string ToString() => Describe(Path);

    private static JsonDifference? Find(string path, JsonElement before, JsonElement now, IReadOnlyList<string> except)
    {
        if (before.ValueKind == JsonValueKind.Array && now.ValueKind == JsonValueKind.Array
            && before.GetArrayLength() == now.GetArrayLength())
        {
            return before.EnumerateArray().Zip(now.EnumerateArray())
                .Select((pair, index) => Find($"{path}[{index}]", pair.First, pair.Second, except))
                .FirstOrDefault(difference => difference is not null);
        }

        if (before.ValueKind != JsonValueKind.Object || now.ValueKind != JsonValueKind.Object)
            return before.GetRawText() == now.GetRawText() ? null : new(path, Write(before), Write(now));
        foreach (var name in Names(before).Union(Names(now)))
        {
            var place = path.Length == 0 ? name : $"{path}.{name}";
            if (except.Contains(place))
                continue;
            if (!before.TryGetProperty(name, out var old))
                return new(place, null, Write(now.GetProperty(name)));
            if (!now.TryGetProperty(name, out var current))
                return new(place, Write(old), null);
            if (Find(place, old, current, except) is { } difference)
                return difference;
        }

        return null;
    }

    private static string Write(JsonElement element)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, OneLine))
            element.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
