using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>A named branch of a module's tree: it gives its children a common prefix in the state dictionary.</summary>
internal sealed class ModuleTree(string name) : nn.Module(name)
{
    private readonly Dictionary<string, ModuleTree> _branches = [];

    /// <summary>Registers a module under a dotted path, as in <c>expand.conv</c>.</summary>
    public static void Register(nn.Module root, Dictionary<string, ModuleTree> branches, string path, nn.Module module)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            root.register_module(path, module);
            return;
        }

        var prefix = path[..dot];
        if (!branches.TryGetValue(prefix, out var branch))
        {
            branches.Add(prefix, branch = new(prefix));
            root.register_module(prefix, branch);
        }

        Register(branch, branch._branches, path[(dot + 1)..], module);
    }

    /// <inheritdoc/>
    public override void register_module(string name, nn.Module submodule)
    {
        // TorchSharp's register their tensors themselves: reflection finds nothing in their fields either.
        if (submodule is Conv2d or BatchNorm2d or Linear)
            _internal_submodules.Add(name, submodule);
        else
            base.register_module(name, submodule);
    }

    /// <summary>Its children are registered by name: reflection finds nothing in its fields, and takes its time.</summary>
    protected override void RegisterComponents()
    {
    }
}
