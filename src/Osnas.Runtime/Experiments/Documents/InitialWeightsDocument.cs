using System.Globalization;
using System.Text.Json.Serialization;

namespace Osnas.Experiments;

/// <summary>The weights that a training started with.</summary>
/// <param name="File">The file with the weights.</param>
/// <param name="Loaded">The number of tensors of the network that were loaded.</param>
/// <param name="Tensors">The number of tensors of the network. The others started with new random values.</param>
/// <param name="Differences">Why tensors were not loaded: another type or shape, or the file or the network lacks them.</param>
public sealed record InitialWeightsDocument(string File, int Loaded, int Tensors, IReadOnlyList<string> Differences)
{
    private const int MostTold = 10;

    /// <summary>How the classes of the weights differ from those of the data; null if they are equal or unknown.</summary>
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
