using System.Text.Json;

namespace Osnas.Common;

/// <summary>Finds where two documents differ.</summary>
internal static class JsonDifference
{
    /// <summary>The first difference, in words; null if there is none.</summary>
    /// <param name="before">The document that was written before.</param>
    /// <param name="now">The document of now.</param>
    /// <param name="except">Properties to ignore, with their parents: <c>data.workers</c>.</param>
    public static string? Find(string before, string now, params IReadOnlyList<string> except)
    {
        using var left = JsonDocument.Parse(before);
        using var right = JsonDocument.Parse(now);
        return Find(string.Empty, left.RootElement, right.RootElement, except);
    }

    private static string? Find(string path, JsonElement before, JsonElement now, IReadOnlyList<string> except)
    {
        if (before.ValueKind == JsonValueKind.Array && now.ValueKind == JsonValueKind.Array
            && before.GetArrayLength() == now.GetArrayLength())
        {
            return before.EnumerateArray().Zip(now.EnumerateArray())
                .Select((pair, index) => Find($"{path}[{index}]", pair.First, pair.Second, except))
                .FirstOrDefault(difference => difference is not null);
        }

        if (before.ValueKind != JsonValueKind.Object || now.ValueKind != JsonValueKind.Object)
            return before.GetRawText() == now.GetRawText()
                ? null
                : $"{path} is {NumberText.Shorten(now.GetRawText())} now and was {NumberText.Shorten(before.GetRawText())}";
        foreach (var name in Names(before).Union(Names(now)))
        {
            var place = path.Length == 0 ? name : $"{path}.{name}";
            if (except.Contains(place))
                continue;
            if (!before.TryGetProperty(name, out var old))
                return $"{place} is new";
            if (!now.TryGetProperty(name, out var current))
                return $"{place} is gone";
            if (Find(place, old, current, except) is { } difference)
                return difference;
        }

        return null;
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
