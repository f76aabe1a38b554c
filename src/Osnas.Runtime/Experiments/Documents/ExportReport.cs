namespace Osnas.Experiments;

/// <summary>The inputs and outputs of an exported network.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="Input">The shape of an image, <c>[C, H, W]</c>.</param>
/// <param name="Classes">The number of logits.</param>
/// <param name="Opset">The ONNX opset version; null for weights only.</param>
/// <param name="Output">The file.</param>
public sealed record ExportReport(
    string Space, IReadOnlyList<int> Architecture, IReadOnlyList<int> Input, int Classes, int? Opset, string Output);
