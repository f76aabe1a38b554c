using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>The weighted sum of the outputs of candidates.</summary>
/// <remarks>
/// Weights become parts of the scale and the shift of batch norms: <c>w (g x + b) = (w g) x + w b</c>. So no pass over the pixels
/// multiplies them, forward or backward. The inputs that residuals add have one weight together. Candidates that don't end with a
/// batch norm are multiplied.
/// </remarks>
internal static class WeightedSum
{
    /// <summary>Computes the sum. It may leave temporary tensors behind.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="input">Their input, <c>[N, C, H, W]</c>.</param>
    /// <param name="weights">The weight of each, <c>[Candidates]</c>.</param>
    public static Tensor Of(IReadOnlyList<nn.Module<Tensor, Tensor>> candidates, Tensor input, Tensor weights)
    {
        var weightOf = weights.unbind(0);
        FinalNorm?[] norms = [.. candidates.Select(candidate => (candidate as GraphModule)?.FindFinalNorm())];
        var affine = Weigh(norms, weightOf);
        var ofInput = new List<Tensor>();
        Tensor? sum = null;
        for (var index = 0; index < candidates.Count; index++)
        {
            if (candidates[index] is GraphModule { IsIdentity: true })
            {
                ofInput.Add(weightOf[index]);
            }
            else if (norms[index] is { } norm)
            {
                var (scale, shift) = affine.Dequeue();
                sum = Add(sum, ((GraphModule)candidates[index]).RunToNorm(norm, input, scale, shift));
                if (norm.IsResidual)
                    ofInput.Add(weightOf[index]);
            }
            else
            {
                sum = Add(sum, candidates[index].call(input) * weightOf[index]);
            }
        }

        return ofInput is [] ? sum! : Add(sum, input * stack(ofInput).sum());
    }

    /// <summary>The scale and the shift of each batch norm, <c>[C]</c>, times its weight.</summary>
    private static Queue<(Tensor Scale, Tensor Shift)> Weigh(FinalNorm?[] norms, Tensor[] weights)
    {
        var weighted = norms.Zip(weights).Where(pair => pair.First is not null).ToArray();
        if (weighted is [])
            return [];
        var factors = stack(weighted.Select(pair => pair.Second)).unsqueeze(1);
        var scales = stack(weighted.Select(pair => pair.First!.Module.weight)) * factors;
        var shifts = stack(weighted.Select(pair => pair.First!.Module.bias!)) * factors;
        return new(scales.unbind(0).Zip(shifts.unbind(0)));
    }

    /// <summary>Adds to a sum, in its memory: nothing else uses it.</summary>
    private static Tensor Add(Tensor? sum, Tensor part)
    {
        if (sum is null)
            return part;
        using (part)
            return sum.add_(part);
    }
}
