using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>A custom module of the user. It may leave temporary tensors behind, and may return its input.</summary>
internal sealed class OpaqueModule : nn.Module<Tensor, Tensor>
{
    /// <summary>The name of the module inside, in the keys of a state dictionary.</summary>
    public const string InnerName = "module";

    // A field of a module's type would be registered by TorchSharp a second time.
    private readonly Func<Tensor, Tensor> _run;

    public OpaqueModule(nn.Module<Tensor, Tensor> inner)
        : base(nameof(OpaqueModule))
    {
        _run = input => Run(inner, input);
        register_module(InnerName, inner);
    }

    public override Tensor forward(Tensor input) => _run(input);

    /// <summary>Runs the module inside. The output is a tensor of its own: the input belongs to the caller.</summary>
    public static Tensor Run(nn.Module<Tensor, Tensor> inner, Tensor input)
    {
        using var scope = NewDisposeScope();
        var output = inner.call(input);
        return (ReferenceEquals(output, input) ? output.alias() : output).MoveToOuterDisposeScope();
    }
}
