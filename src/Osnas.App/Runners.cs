namespace Osnas.App;

/// <summary>What commands run. All else about them doesn't need libtorch.</summary>
/// <param name="Search">Runs a search.</param>
/// <param name="Train">Runs a training.</param>
/// <param name="Evaluate">Measures a trained network.</param>
/// <param name="Export">Writes a trained network as an ONNX file.</param>
/// <param name="Latency">Measures latency.</param>
internal sealed record Runners(SearchRunner Search, TrainRunner Train, EvaluateRunner Evaluate, ExportRunner Export, LatencyRunner Latency);
