using System.Text.Json.Serialization;

namespace Osnas.Experiments;

/// <summary>The predicted classes of a picture.</summary>
/// <param name="Path">The file.</param>
/// <param name="Classes">The most likely classes, in descending order of probability.</param>
public sealed record Prediction(string Path, [property: JsonPropertyOrder(1)] IReadOnlyList<ClassProbability> Classes)
{
    /// <summary>The most likely class.</summary>
    public string Class => Classes[0].Name;

    /// <summary>The probability of the most likely class, from 0 to 1.</summary>
    public double Probability => Classes[0].Probability;
}
