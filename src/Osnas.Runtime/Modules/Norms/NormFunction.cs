using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>
/// A batch norm in training on a CPU, with the ReLU or ReLU6 behind it, in fewer passes over the pixels than torch takes, and with
/// fewer maps in memory. The numbers are those of torch.
/// </summary>
/// <remarks>The arguments are the input, the scale, the shift, and a <see cref="NormCall"/>.</remarks>
internal sealed class NormFunction : autograd.SingleTensorFunction<NormFunction>
{
    private const string Kernel = "kernel";
    private const string Call = "call";
    private const int Arguments = 4;

    /// <inheritdoc/>
    public override string Name => nameof(NormFunction);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (input, scale, shift, call) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2], (NormCall)vars[3]);
        var output = TensorFactory.EmptyLike(input);
        ctx.save_for_backward([input, scale, shift]);
        ctx.save_data(Kernel, call.Run(input, scale, shift, output));
        ctx.save_data(Call, call);
        return output;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var gradients = BackwardPass.Run(Arguments, () => FindGradients(
            (NormCall)ctx.get_data(Call), (NormKernel)ctx.get_data(Kernel), grad_output, ctx.get_saved_variables()));
        grad_output.Dispose();
        return gradients;
    }

    private static Tensor?[] FindGradients(NormCall call, NormKernel kernel, Tensor slope, List<Tensor> saved)
    {
        var (input, scale, shift) = (saved[0], saved[1], saved[2]);
        if (!PixelRows.IsChannelsLast(slope))
            return LeaveToTorch(call, slope, input, scale, shift);
        var (pixels, slopes) = (PixelRows.Of(input), PixelRows.Of(slope));
        var target = call.OwnsSlope ? slopes : TensorFactory.EmptyLike(pixels);
        var vectors = TensorFactory.Empty([2, scale.shape[0]], scale.dtype, scale.device).unbind(0);
        kernel.Backward(pixels, slopes, TensorMemory.Of(scale), target, TensorMemory.Of(vectors[0]), TensorMemory.Of(vectors[1]));
        return [target.permute(0, 3, 1, 2), vectors[0], vectors[1]];
    }

    /// <summary>Torch sums a gradient of another order of memory in another way.</summary>
    private static Tensor?[] LeaveToTorch(NormCall call, Tensor slope, params Tensor[] arguments)
    {
        using var gradients = enable_grad();
        Tensor[] again = [.. arguments.Select(argument => argument.detach().requires_grad_(true))];
        return [.. autograd.grad([call.RunInTorch(again[0], again[1], again[2])], again, [slope])];
    }
}
