using Osnas.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>A whole network: the fixed first stage, the search layers in some form, the fixed last stage.</summary>
internal sealed class ModuleChain
{
    private readonly nn.Module<Tensor, Tensor>[] _modules;

    /// <summary>Builds the fixed stages and registers all modules: <c>first0</c>, <c>search0</c>, <c>last0</c>, ...</summary>
    /// <remarks>The search layers are moved to the device: the user's code may have built parts of them elsewhere.</remarks>
    public ModuleChain(
        nn.Module owner, SpaceGraph graph, IReadOnlyList<nn.Module<Tensor, Tensor>> search, BatchNormOptions batchNorm, Device device)
    {
        nn.Module<Tensor, Tensor>[] first = [.. graph.First.Select(block => new GraphModule(block, batchNorm, device))];
        nn.Module<Tensor, Tensor>[] last = [.. graph.Last.Select(block => new GraphModule(block, batchNorm, device))];
        nn.Module<Tensor, Tensor>[] moved = [.. search.Select(layer => ModuleMove.To(layer, device))];
        Layers = [.. Name("first", first), .. Name("search", moved), .. Name("last", last)];
        _modules = [.. Layers.Select(layer => layer.Module)];
        foreach (var (name, module) in Layers)
            owner.register_module(name, module);
    }

    /// <summary>The blocks and layers, in the order in which they run, by their names in the state dictionary.</summary>
    public IReadOnlyList<(string Name, nn.Module<Tensor, Tensor> Module)> Layers { get; }

    /// <summary>The blocks and layers without their names.</summary>
    public IReadOnlyList<nn.Module<Tensor, Tensor>> Modules => _modules;

    /// <summary>Images <c>[N, C, H, W]</c> to logits <c>[N, Classes]</c>.</summary>
    public Tensor Run(Tensor input) => Run(input, 0, _modules.Length);

    /// <summary>A part of the way: from what the module before it gave, or images, to what its last module gives, or logits.</summary>
    /// <param name="input">The input, which stays as it is.</param>
    /// <param name="first">The first module that runs.</param>
    /// <param name="end">The first one after it that doesn't.</param>
    public Tensor Run(Tensor input, int first, int end)
    {
        var value = first == 0 ? MemoryLayout.ToChannelsLast(input) : input.alias();
        for (var index = first; index < end; index++)
        {
            var next = _modules[index].call(value);
            value.Dispose();
            value = next;
        }

        if (end < _modules.Length || value.dim() == 2)
            return value;
        using (value)
            return value.flatten(1);
    }

    private static IEnumerable<(string Name, nn.Module<Tensor, Tensor> Module)> Name(
        string stage, IReadOnlyList<nn.Module<Tensor, Tensor>> modules) =>
        modules.Select((module, index) => ($"{stage}{index}", module));
}
