namespace Osnas.Graph;

/// <summary>A value in a graph that is being built.</summary>
/// <param name="Id">Its number: 0 is the graph's input.</param>
/// <param name="Shape">Its shape.</param>
public readonly record struct GraphValue(int Id, TensorShape Shape);
