using Osnas.Graph;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>A whole network: the fixed first stage, the search layers in some form, the fixed last stage.</summary>
internal sealed class ModuleChain
{
    private readonly nn.Module<Tensor, Tensor>[] _modules;

    /// <summary>Builds the fixed stages and registers all modules: <c>first0</c>, <c>search0</c>, <c>last0</c>, ...</summary>
    public ModuleChain(nn.Module owner, SpaceGraph graph, IReadOnlyList<nn.Module<Tensor, Tensor>> search, BatchNormOptions batchNorm)
    {
        nn.Module<Tensor, Tensor>[] first = [.. graph.First.Select(block => new GraphModule(block, batchNorm))];
        nn.Module<Tensor, Tensor>[] last = [.. graph.Last.Select(block => new GraphModule(block, batchNorm))];
        Register(owner, "first", first);
        Register(owner, "search", search);
        Register(owner, "last", last);
        _modules = [.. first, .. search, .. last];
    }

    /// <summary>The blocks and layers, in the order in which they run.</summary>
    public IReadOnlyList<nn.Module<Tensor, Tensor>> Modules => _modules;

    /// <summary>Images <c>[N, C, H, W]</c> to logits <c>[N, Classes]</c>.</summary>
    public Tensor Run(Tensor input)
    {
        var value = MemoryLayout.ToChannelsLast(input);
        foreach (var module in _modules)
        {
            var next = module.call(value);
            value.Dispose();
            value = next;
        }

        if (value.dim() == 2)
            return value;
        using (value)
            return value.flatten(1);
    }

    private static void Register(nn.Module owner, string stage, IReadOnlyList<nn.Module<Tensor, Tensor>> modules)
    {
        for (var index = 0; index < modules.Count; index++)
            owner.register_module($"{stage}{index}", modules[index]);
    }
}
