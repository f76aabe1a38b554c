using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>Copies the weights of an architecture from a supernet to a model.</summary>
internal static class PathWeights
{
    public static void Copy(BaseSupernet supernet, BaseModel model)
    {
        if (supernet.Spec.Fingerprint != model.Spec.Fingerprint || supernet.Spec.Classes != model.Spec.Classes)
            throw new ArgumentException(
                $"The model is of {Describe(model.Spec)}; the supernet is of {Describe(supernet.Spec)}.", nameof(supernet));
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var (source, target) = (supernet.StateOf(model.Architecture), model.state_dict());
        var fit = WeightsFit.Compare(source.Select(entry => (entry.Key, WeightsFit.FormOf(entry.Value))), target, "the supernet");
        if (fit.Differences.Count > 0)
            throw new ArgumentException(
                $"The blocks of the model differ from those of the supernet: {fit.Summary}. Build both alike.", nameof(supernet));
        foreach (var (name, value) in target)
            value.copy_(source[name]);
    }

    private static string Describe(SearchSpaceSpec spec) => $"{spec.Name} ({spec.Fingerprint}) with {spec.Classes} classes";
}
