using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>
/// Counts the multiply-accumulates of a module by a hook on each convolution, each linear layer and each
/// <see cref="ICountsMacs"/> in it, and finds the weights whose multiply-accumulates no hook sees.
/// </summary>
internal sealed class MacCounters
{
    private readonly nn.Module<Tensor, Tensor> _root;
    private readonly List<Counter> _counters = [];

    // Whether outputs of counted layers lose what they were computed from, and whether an input of one had any of it.
    private bool _isCut;
    private bool _reachedLayer;

    /// <summary>Puts the hooks on a module and all in it.</summary>
    public MacCounters(nn.Module<Tensor, Tensor> root)
    {
        _root = root;
        Attach(root.GetType().Name, root, new(ReferenceEqualityComparer.Instance));
    }

    /// <summary>The multiply-accumulates of all calls until now.</summary>
    public long Macs => _counters.Sum(counter => counter.Macs);

    /// <summary>A counted layer that was never called, by its name; null if there is none.</summary>
    public string? Silent => _counters.Find(counter => !counter.HasRun)?.Name;

    /// <summary>
    /// A weight of two dimensions or more that the output depends on other than through a counted layer, with its
    /// shape; null if there is none. It is found by gradients: cut off behind the counted layers, none may be left.
    /// </summary>
    public string? FindUncounted(Tensor input)
    {
        using var scope = NewDisposeScope();
        using var gradients = enable_grad();
        (string Name, Tensor Value)[] all =
            [.. _root.named_parameters().Select(entry => (entry.name, (Tensor)entry.parameter)), .. _root.named_buffers()];
        all = [.. all.Where(entry => entry.Value.is_floating_point())];
        bool[] before = [.. all.Select(entry => entry.Value.requires_grad)];
        var elementwise =
            _root.modules().OfType<LayerNorm>().SelectMany(norm => norm.parameters()).Select(parameter => parameter.Handle).ToHashSet();
        var wide = all.Where(entry => entry.Value.shape.Count(extent => extent > 1) > 1 && !elementwise.Contains(entry.Value.Handle))
            .ToArray();
        try
        {
            _isCut = true;
            return IsSeenBy(wide) ? null : Describe(wide.First(entry => !IsSeenBy([entry])));
        }
        finally
        {
            _isCut = false;
            foreach (var ((_, value), isOn) in all.Zip(before))
                value.requires_grad = isOn;
        }

        bool IsSeenBy(IReadOnlyList<(string Name, Tensor Value)> weights)
        {
            foreach (var (_, value) in all)
                value.requires_grad = false;
            foreach (var (_, value) in weights)
                value.requires_grad = true;
            _reachedLayer = false;
            return !(_root.call(input).requires_grad || _reachedLayer);
        }

        static string Describe((string Name, Tensor Value) weight) => $"'{weight.Name}' [{string.Join(", ", weight.Value.shape)}]";
    }

    private void Attach(string name, nn.Module module, HashSet<object> seen)
    {
        // A layer that is registered under two names is called no more often for it.
        if (!seen.Add(module) || TryCount(name, module))
            return;
        foreach (var (child, inner) in module.named_children())
            Attach(ReferenceEquals(module, _root) ? child : $"{name}.{child}", inner, seen);
    }

    /// <summary>Counts a layer; false for a kind whose own multiply-accumulates are none.</summary>
    private bool TryCount(string name, nn.Module module)
    {
        switch (module)
        {
            case ICountsMacs counting and nn.Module<Tensor, Tensor> own:
                Add(name, own, counting.CountMacs);
                break;
            case Conv1d conv:
                Add(name, conv, OfOutputs(conv.weight!));
                break;
            case Conv2d conv:
                Add(name, conv, OfOutputs(conv.weight!));
                break;
            case Conv3d conv:
                Add(name, conv, OfOutputs(conv.weight!));
                break;
            case Linear linear:
                Add(name, linear, OfOutputs(linear.weight!));
                break;
            case ConvTranspose1d conv:
                Add(name, conv, OfInputs(conv.weight!));
                break;
            case ConvTranspose2d conv:
                Add(name, conv, OfInputs(conv.weight!));
                break;
            case ConvTranspose3d conv:
                Add(name, conv, OfInputs(conv.weight!));
                break;
            default:
                return false;
        }

        return true;
    }

    private void Add(string name, nn.Module<Tensor, Tensor> layer, Func<Tensor, Tensor, long> macs)
    {
        var counter = new Counter(name);
        _counters.Add(counter);
        layer.register_forward_hook((_, input, output) =>
        {
            if (_isCut)
            {
                _reachedLayer |= input.requires_grad;
                return output.detach();
            }

            counter.HasRun = true;
            counter.Macs += macs(input, output);
            return output;
        });
    }

    /// <summary>Each weight takes part once in each value of a channel; a channel has as many weights as the others.</summary>
    private static Func<Tensor, Tensor, long> OfOutputs(Tensor weight)
    {
        var weightsOfOutput = weight.numel() / weight.shape[0];
        return (_, output) => weightsOfOutput * output.numel();
    }

    /// <summary>A transposed convolution spreads each value of its input.</summary>
    private static Func<Tensor, Tensor, long> OfInputs(Tensor weight)
    {
        var weightsOfInput = weight.numel() / weight.shape[0];
        return (input, _) => weightsOfInput * input.numel();
    }

    private sealed class Counter(string name)
    {
        public string Name => name;

        public bool HasRun { get; set; }

        public long Macs { get; set; }
    }
}
