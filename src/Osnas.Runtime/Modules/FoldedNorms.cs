using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>Lets modules in evaluation mode compute with folded batch norms (<see cref="FoldedGraph"/>) until it is disposed.</summary>
/// <remarks>Weights and statistics must not change meanwhile.</remarks>
internal sealed class FoldedNorms : IDisposable
{
    private readonly GraphModule[] _graphs;

    private FoldedNorms(GraphModule[] graphs) => _graphs = graphs;

    /// <summary>Folds the batch norms of modules and all that is in them.</summary>
    public static FoldedNorms Of(IEnumerable<nn.Module> modules)
    {
        GraphModule[] graphs = [.. modules.SelectMany(GraphModule.AllOf)];
        foreach (var graph in graphs)
            graph.Fold();
        return new(graphs);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var graph in _graphs)
            graph.Unfold();
    }
}
