using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>A custom block with the name and options that its attribute declares.</summary>
internal sealed class CustomBlockDefinition(string name, BlockOption options, CustomBlock block) : BlockDefinition
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override BlockOption Options => options;

    /// <inheritdoc/>
    public override Type Implementation => block.GetType();

    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph) => block.Lower(context, graph);
}
