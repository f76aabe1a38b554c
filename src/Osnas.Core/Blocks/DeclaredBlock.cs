using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// A custom block where its code can't run, such as in the compiler. Its name and options are known, its output has
/// the shape that the space declares, and its cost is unknown.
/// </summary>
internal sealed class DeclaredBlock(string name, BlockOption options) : BlockDefinition
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override BlockOption Options => options;

    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph) =>
        graph.Opaque("block", new OpaqueOp(name, context, context.OutputOf(graph.Input.Shape), GivesVector: false, Cost.Zero));
}
