using System.Runtime.InteropServices;
using Osnas.Blocks;
using Osnas.Graph;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>
/// Measures a module that Osnas doesn't know: its trainable scalars by counting them, its output and its
/// multiply-accumulates by runs on one image. Whatever can't be measured is an error.
/// </summary>
internal static class ModuleMeasurement
{
    private const double Tolerance = 1e-4;

    /// <summary>Measures the module of a block.</summary>
    /// <exception cref="GraphException">
    /// The module can't be built, fails on the input, gives no feature map or vector, or computes with weights that
    /// aren't registered or that no hook sees.
    /// </exception>
    public static OpaqueOp Measure(ModuleBlockDefinition block, BlockContext context, TensorShape input)
    {
        // Neither the weights nor a dropout may change the random numbers of a run.
        using var seed = TorchSeed.Use(0, $"measurement of {block.Name}");
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        try
        {
            using var module = block.Create(context);
            CheckFields(module);
            string[] before = [.. module.state_dict().Keys];
            module.eval();
            var counters = new MacCounters(module);
            var image = TensorFactory.Zeros([1, input.Channels, input.Height, input.Width], ScalarType.Float32, Devices.Host);
            var output = module.call(image);
            CheckFields(module);
            if (module.state_dict().Keys.Except(before).FirstOrDefault() is { } late)
                throw new GraphException(
                    $"its '{late}' is created in forward, after the optimizer got the weights; create it in the constructor");
            if (counters.Silent is { } silent)
                throw new GraphException(
                    $"its module '{silent}' isn't run with call(...), so its cost can't be counted; use call instead of "
                    + "forward, or remove it");
            var cost = new Cost(
                counters.Macs, module.parameters().Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel()));
            if (RegistrationRules.DependsOnOthers(module, image))
                throw new GraphException(RegistrationRules.DescribeHidden(module));
            if (counters.FindUncounted(image) is { } uncounted)
                throw new GraphException(
                    $"its weights {uncounted} are used outside of convolutions and linear layers, so their "
                    + "multiply-accumulates can't be counted; use such a layer and its call(...), or let the module that uses them "
                    + $"implement {nameof(ICountsMacs)}");
            CheckSaved(block, context, module, input);
            return output.shape switch
            {
                [1, var channels, var height, var width] =>
                    new(block.Name, context, new((int)channels, (int)height, (int)width), GivesVector: false, cost),
                [1, var channels] => new(block.Name, context, new((int)channels, 1), GivesVector: true, cost),
                var shape =>
                    throw new GraphException(
                        $"its output is [{string.Join(", ", shape)}] for one image, neither a feature map [1, C, H, W] nor a vector "
                        + "[1, C]"),
            };
        }
        catch (Exception exception) when (exception is ExternalException or ArgumentException or InvalidOperationException
            or NotSupportedException)
        {
            throw new GraphException($"its module fails on {input}: {exception.Message.Split('\n')[0]}");
        }
    }

    private static void CheckFields(nn.Module module)
    {
        if (RegistrationRules.FindFault(module) is { } fault)
            throw new GraphException(fault);
    }

    /// <summary>A second module that takes what the first one saves has to compute the same.</summary>
    private static void CheckSaved(ModuleBlockDefinition block, BlockContext context, nn.Module<Tensor, Tensor> module, TensorShape input)
    {
        using var seed = TorchSeed.Use(1, $"measurement of {block.Name}");
        using var other = block.Create(context);
        other.eval();
        if (module.parameters().Select(weight => weight.Handle).Intersect(other.parameters().Select(weight => weight.Handle)).Any())
            throw new GraphException(
                $"its weights are shared by all modules of {module.GetType().Name}, so its cost isn't that of a single layer; create "
                + "weights for each module");
        other.load_state_dict(module.state_dict());
        var image = TensorFactory.Normal([1, input.Channels, input.Height, input.Width], Devices.Host);
        var (expected, actual) = (Run(module, 0), Run(other, 0));
        if (AreClose(expected, actual))
        {
            if (!AreClose(expected, Run(module, 1)))
                throw new GraphException(
                    RegistrationRules.FindModuleFault(module)
                        ?? "its output is random in evaluation mode, so accuracies and the winner would be random; use randomness only in "
                            + "training mode");
            return;
        }

        throw new GraphException(RegistrationRules.FindDifference(module, other)
            ?? $"its saved state doesn't determine its output: another {module.GetType().Name} with the same weights gives other values. "
                + "Register its tensors by register_buffer, or keep them in fields and call RegisterComponents() at the end of the "
                + "constructor");

        Tensor Run(nn.Module<Tensor, Tensor> network, int draw)
        {
            using var seeded = TorchSeed.Use(draw, "a run");
            return network.call(image);
        }
    }

    private static bool AreClose(Tensor first, Tensor second) =>
        first.shape.SequenceEqual(second.shape) && TensorReads.AreClose(first, second, Tolerance, Tolerance);
}
