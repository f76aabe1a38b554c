using Osnas.Export;

namespace Osnas.Experiments;

/// <summary>The result of an export: the file, and the input and output of the network.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="Input">The shape of an image, <c>[C, H, W]</c>.</param>
/// <param name="Classes">The number of logits.</param>
/// <param name="Opset">The ONNX opset version; null for weights only.</param>
/// <param name="Output">The path of the file.</param>
public sealed record ExportReport(
    string Space, IReadOnlyList<int> Architecture, IReadOnlyList<int> Input, int Classes, int? Opset, string Output)
{
    /// <summary>The type of the network's input.</summary>
    public InputType InputType { get; init; }

    /// <summary>The names of the classes, in the order of the logits.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>The path of the file that describes the network.</summary>
    public string Description { get; init; } = string.Empty;
}
