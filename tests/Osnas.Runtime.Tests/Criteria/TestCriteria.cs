using Osnas.Criteria;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>The criteria by name, all with labels smoothed by a tenth.</summary>
internal static class TestCriteria
{
    public static IReadOnlyList<string> Names { get; } =
        ["cross entropy", "weighted cross entropy", "focal", "weighted focal", "distillation", "weighted distillation"];

    /// <summary>A criterion.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="weights">How much an image of each class counts, if the criterion is weighted.</param>
    /// <param name="teacher">Teaches by distillation; null if the criterion is another.</param>
    public static ICriterion Create(string name, IReadOnlyList<double> weights, nn.Module<Tensor, Tensor>? teacher = null)
    {
        const double Smoothing = 0.1;
        return name switch
        {
            "cross entropy" => new CrossEntropy(Smoothing),
            "weighted cross entropy" => new CrossEntropy(Smoothing, weights),
            "focal" => new FocalLoss(2, Smoothing),
            "weighted focal" => new FocalLoss(2, Smoothing, weights),
            "distillation" => new Distillation(teacher!, new CrossEntropy(Smoothing)),
            "weighted distillation" => new Distillation(teacher!, new CrossEntropy(Smoothing, weights)),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }
}
