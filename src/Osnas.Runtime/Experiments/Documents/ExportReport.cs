namespace Osnas.Experiments;

/// <summary>What an exported network takes and gives.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="Input">The shape of an image, <c>[C, H, W]</c>.</param>
/// <param name="Classes">The number of logits.</param>
/// <param name="Opset">The version of ONNX's set of operators; null for weights alone.</param>
/// <param name="Output">The file.</param>
public sealed record ExportReport(
    string Space, IReadOnlyList<int> Architecture, IReadOnlyList<int> Input, int Classes, int? Opset, string Output);
