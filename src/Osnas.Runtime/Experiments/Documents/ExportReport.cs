using Osnas.Export;

namespace Osnas.Experiments;

/// <summary>The inputs and outputs of an exported network.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="Input">The shape of an image, <c>[C, H, W]</c>.</param>
/// <param name="Classes">The number of logits.</param>
/// <param name="Opset">The ONNX opset version; null for weights only.</param>
/// <param name="Output">The file.</param>
public sealed record ExportReport(
    string Space, IReadOnlyList<int> Architecture, IReadOnlyList<int> Input, int Classes, int? Opset, string Output)
{
    /// <summary>What the network takes.</summary>
    public InputType InputType { get; init; }

    /// <summary>The names of the classes, in the order of the logits.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>The file that describes the network.</summary>
    public string Description { get; init; } = string.Empty;
}
