using System.Text.Json.Serialization;

namespace Osnas.Experiments;

/// <summary>The predicted class of an image.</summary>
/// <param name="Path">The file.</param>
/// <param name="Classes">The most likely classes, the most likely first.</param>
public sealed record Prediction(string Path, [property: JsonPropertyOrder(1)] IReadOnlyList<ClassProbability> Classes)
{
    /// <summary>The most likely class.</summary>
    public string Class => Classes[0].Name;

    /// <summary>Its probability, from 0 to 1.</summary>
    public double Probability => Classes[0].Probability;
}
