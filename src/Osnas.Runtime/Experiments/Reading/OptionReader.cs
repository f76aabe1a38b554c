using System.Text.Json;

namespace Osnas.Experiments;

/// <summary>Reads the options of a run as names and texts, including those of strategies that this program doesn't have.</summary>
internal static class OptionReader
{
    /// <summary>Reads all options that have a value.</summary>
    /// <param name="path">The file of the options.</param>
    /// <returns>The options, in the order of the file.</returns>
    /// <exception cref="InvalidDataException">It isn't such a file.</exception>
    public static IReadOnlyList<OptionValue> Read(string path)
    {
        var options = new List<OptionValue>();
        Add(string.Empty, JsonText.Read(path, OsnasJson.Default.JsonElement), options);
        return options;
    }

    private static void Add(string name, JsonElement value, List<OptionValue> options)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                    Add(name.Length == 0 ? member.Name : $"{name}.{member.Name}", member.Value, options);
                break;
            case JsonValueKind.Array:
                options.Add(new(name, string.Join(", ", value.EnumerateArray())));
                break;
            case JsonValueKind.Null:
                break;
            default:
                options.Add(new(name, value.ToString()));
                break;
        }
    }
}
