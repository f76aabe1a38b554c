using System.Collections.Concurrent;
using Osnas.Blocks;
using Osnas.Graph;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>Registers your own TorchSharp modules as blocks.</summary>
public static class ModuleBlock
{
    /// <summary>
    /// Registers a module as a block. The code generated for a search space does this for each module that the space uses.
    /// libtorch isn't loaded before the block is built or its cost is requested.
    /// </summary>
    /// <typeparam name="TModule">The type of the module: <c>[N, InChannels, H, W]</c> to
    /// <c>[N, OutChannels, ceil(H / Stride), ceil(W / Stride)]</c>.</typeparam>
    /// <param name="name">The name of the block.</param>
    /// <param name="options">The options that the block uses.</param>
    /// <param name="create">Creates the module.</param>
    /// <returns>The registered block.</returns>
    /// <exception cref="InvalidOperationException">Another class has the same name.</exception>
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
