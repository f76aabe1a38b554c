using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>
/// The update of SGD with a momentum, of weights on the host in one pass. TorchSharp's takes four calls and a temporary tensor for
/// each weight. The numbers are the same but for rounding, and the state stays TorchSharp's.
/// </summary>
/// <param name="optimizer">The optimizer, with one group of weights.</param>
/// <param name="options">Its options.</param>
internal sealed class SgdUpdate(SGD optimizer, TrainingOptions options)
{
    private readonly SGD.State[] _states = [.. optimizer.state_dict().State.Cast<SGD.State>()];
    private readonly float _momentum = (float)options.Momentum;
    private readonly float _decay = (float)options.WeightDecay;

    /// <summary>Whether the update of a training is one of this kind.</summary>
    public static bool IsFor(TrainingOptions options, Device device) =>
        options is { Optimizer: OptimizerKind.Sgd, Momentum: > 0, Nesterov: false } && device.type == DeviceType.CPU && Fma.IsSupported;

    /// <summary>Updates the weights that have a gradient.</summary>
    /// <param name="weights">They, by their places among the weights of the optimizer.</param>
    public void Run(IReadOnlyList<(int Index, Parameter Weight, Tensor Gradient)> weights)
    {
        // The first update of a weight makes its momentum.
        if (weights.Any(one => _states[one.Index].momentum_buffer is null || !IsKnown(one.Weight) || !IsKnown(one.Gradient)))
        {
            optimizer.step();
            return;
        }

        var rate = -(float)optimizer.ParamGroups.First().LearningRate;
        foreach (var (index, weight, gradient) in weights)
        {
            Update(
                TensorMemory.Of(weight), TensorMemory.Of(gradient), TensorMemory.Of(_states[index].momentum_buffer), rate);
        }
    }

    private static bool IsKnown(Tensor tensor) => tensor.dtype == ScalarType.Float32 && tensor.is_contiguous();

    private void Update(Span<float> weights, ReadOnlySpan<float> gradients, Span<float> momenta, float rate)
    {
        ref var weight = ref MemoryMarshal.GetReference(weights);
        ref var gradient = ref MemoryMarshal.GetReference(gradients[..weights.Length]);
        ref var momentum = ref MemoryMarshal.GetReference(momenta[..weights.Length]);
        var (decays, factors, rates) = (Vector256.Create(_decay), Vector256.Create(_momentum), Vector256.Create(rate));
        var index = 0;
        for (; index + Vector256<float>.Count <= weights.Length; index += Vector256<float>.Count)
        {
            var at = (nuint)index;
            var present = Vector256.LoadUnsafe(ref weight, at);
            var decayed = Fma.MultiplyAdd(present, decays, Vector256.LoadUnsafe(ref gradient, at));
            var moved = (Vector256.LoadUnsafe(ref momentum, at) * factors) + decayed;
            moved.StoreUnsafe(ref momentum, at);
            Fma.MultiplyAdd(moved, rates, present).StoreUnsafe(ref weight, at);
        }

        for (; index < weights.Length; index++)
        {
            momenta[index] = (momenta[index] * _momentum) + MathF.FusedMultiplyAdd(weights[index], _decay, gradients[index]);
            weights[index] = MathF.FusedMultiplyAdd(momenta[index], rate, weights[index]);
        }
    }
}
