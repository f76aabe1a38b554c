using Osnas.Graph;

namespace Osnas.Export.Onnx;

/// <summary>A value of an ONNX graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape without the number of images; a vector has no height and width in the file.</param>
internal readonly record struct OnnxValue(string Name, TensorShape Shape);
