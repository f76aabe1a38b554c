using System.Collections.Concurrent;
using Osnas.Blocks;
using Osnas.Graph;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>Creates blocks from the user's own TorchSharp modules.</summary>
public static class ModuleBlock
{
    /// <summary>
    /// Registers a module as a block. The code that is generated for a search space does so for each that the space
    /// uses. libtorch isn't loaded before the block is built or its cost is asked for.
    /// </summary>
    /// <typeparam name="TModule">
    /// The module: <c>[N, InChannels, H, W]</c> to <c>[N, OutChannels, ceil(H / Stride), ceil(W / Stride)]</c>.
    /// </typeparam>
    /// <param name="name">The name of the block.</param>
    /// <param name="options">The options that have an effect on it.</param>
    /// <param name="create">Builds a module.</param>
    /// <returns>The block as it is known from now on.</returns>
    /// <exception cref="InvalidOperationException">Another class has that name.</exception>
    public static BlockDefinition Register<TModule>(string name, BlockOption options, Func<BlockContext, TModule> create)
        where TModule : nn.Module<Tensor, Tensor> =>
        BlockRegistry.Register(new ModuleBlockDefinition(name, options, typeof(TModule), create));
}

/// <summary>A TorchSharp module as a block: its output and its cost are measured, once for each context and input.</summary>
internal sealed class ModuleBlockDefinition(
    string name, BlockOption options, Type implementation, Func<BlockContext, nn.Module<Tensor, Tensor>> create)
    : BlockDefinition
{
    private readonly ConcurrentDictionary<(BlockContext Context, TensorShape Input), OpaqueOp> _known = [];

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override BlockOption Options => options;

    /// <inheritdoc/>
    public override Type Implementation => implementation;

    /// <summary>Builds the module.</summary>
    public nn.Module<Tensor, Tensor> Create(BlockContext context) => create(context);

    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph) =>
        graph.Opaque(
            OpaqueModule.InnerName,
            _known.GetOrAdd((context, graph.Input.Shape), key => ModuleMeasurement.Measure(this, key.Context, key.Input)));
}
