using System.Globalization;
using System.Text.Json.Serialization;

namespace Osnas.Experiments;

/// <summary>The weights that a training started from.</summary>
/// <param name="File">Their file.</param>
/// <param name="Loaded">How many tensors of the network were loaded.</param>
/// <param name="Tensors">How many tensors the network has. Those that weren't loaded started with new random values.</param>
/// <param name="Differences">Why the others weren't: tensors of another type or shape, and those that the file or the
/// network lacks.</param>
public sealed record InitialWeightsDocument(string File, int Loaded, int Tensors, IReadOnlyList<string> Differences)
{
    private const int MostTold = 10;

    /// <summary>How the classes that the weights were trained on differ from those of the data; null if they don't, or if they
    /// aren't known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OtherClasses { get; init; }

    /// <summary>What was loaded, in a line, and what wasn't, in a line each.</summary>
    internal IEnumerable<string> Describe()
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{(Loaded == Tensors ? "all" : $"{Loaded} of")} {Words.Count(Tensors, "tensor")} from {File}");
        if (OtherClasses is not null)
            yield return $"  {OtherClasses}";
        foreach (var difference in Differences.Take(MostTold))
            yield return $"  {difference}";
        if (Differences.Count > MostTold)
            yield return $"  and {Differences.Count - MostTold} more";
    }
}
