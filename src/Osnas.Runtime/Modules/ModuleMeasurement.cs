using System.Runtime.InteropServices;
using Osnas.Blocks;
using Osnas.Graph;
using Osnas.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>
/// Measures a module that Osnas doesn't know: its trainable scalars by counting them, its output and its
/// multiply-accumulates by a run on one image of zeros, with a hook on each convolution and linear layer.
/// </summary>
internal static class ModuleMeasurement
{
    /// <summary>Measures the module of a block.</summary>
    /// <exception cref="GraphException">The module can't be built, fails on the input, or gives no feature map or vector.</exception>
    public static OpaqueOp Measure(ModuleBlockDefinition block, BlockContext context, TensorShape input)
    {
        // Neither the weights nor a dropout may change the random numbers of a run.
        using var seed = TorchSeed.Use(0, $"measurement of {block.Name}");
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        try
        {
            using var module = block.Create(context);
            module.eval();
            var counters = module.named_modules().Select(child => MacCounter.TryAttach(child.name, child.module)).OfType<MacCounter>().ToArray();
            var output = module.call(zeros(1, input.Channels, input.Height, input.Width));
            if (counters.FirstOrDefault(counter => !counter.HasRun) is { } silent)
                throw new GraphException($"its module '{silent.Name}' doesn't run by call(...), so that its cost can't be counted; use call in the place of forward, or remove it");
            var cost = new Cost(counters.Sum(counter => counter.Macs), module.parameters().Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel()));
            return output.shape switch
            {
                [1, var channels, var height, var width] => new(block.Name, context, new((int)channels, (int)height, (int)width), GivesVector: false, cost),
                [1, var channels] => new(block.Name, context, new((int)channels, 1), GivesVector: true, cost),
                var shape => throw new GraphException($"its output is [{string.Join(", ", shape)}] for one image, neither a feature map [1, C, H, W] nor a vector [1, C]"),
            };
        }
        catch (Exception exception) when (exception is ExternalException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw new GraphException($"its module fails on {input}: {exception.Message.Split('\n')[0]}");
        }
    }

    /// <summary>Counts the multiply-accumulates of one layer.</summary>
    private sealed class MacCounter(string name)
    {
        public string Name => name;

        public bool HasRun { get; private set; }

        public long Macs { get; private set; }

        /// <summary>A counter on a module; null for a kind whose multiply-accumulates don't count.</summary>
        public static MacCounter? TryAttach(string name, nn.Module module) => module switch
        {
            Conv1d conv => On(name, conv, conv.weight, (_, output) => Positions(output)),
            Conv2d conv => On(name, conv, conv.weight, (_, output) => Positions(output)),
            Conv3d conv => On(name, conv, conv.weight, (_, output) => Positions(output)),
            ConvTranspose1d conv => On(name, conv, conv.weight, (input, _) => Positions(input)),
            ConvTranspose2d conv => On(name, conv, conv.weight, (input, _) => Positions(input)),
            ConvTranspose3d conv => On(name, conv, conv.weight, (input, _) => Positions(input)),
            Linear linear => On(name, linear, linear.weight, (_, output) => output.numel() / linear.out_features),
            _ => null,
        };

        /// <summary>Each weight takes part once at each position.</summary>
        private static MacCounter On(string name, nn.Module<Tensor, Tensor> layer, Tensor? weight, Func<Tensor, Tensor, long> positions)
        {
            var counter = new MacCounter(name);
            var weights = weight!.numel();
            layer.register_forward_hook((_, input, output) =>
            {
                counter.HasRun = true;
                counter.Macs += weights * positions(input, output);
                return output;
            });
            return counter;
        }

        /// <summary>The positions of a map <c>[1, C, ...]</c>.</summary>
        private static long Positions(Tensor map) => map.shape.Skip(2).Aggregate(1L, (product, size) => product * size);
    }
}
