using Osnas.Data;
using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>A step of several paths is one update by the sum of their gradients.</summary>
public sealed class AccumulationTests
{
    private const double LearningRate = 0.01;
    private static readonly Architecture[] Paths = [new(0, 0, 1), new(2, 0, 0), new(0, 2, 1)];

    [Fact]
    public void The_gradient_is_the_sum_of_those_of_single_paths()
    {
        using var scope = NewDisposeScope();
        var start = Update(null);
        var together = Update(new PathPlan(Paths));
        Tensor[][] alone = [.. Paths.Select(path => Update(new PathPlan(path)))];

        // Plain gradient descent: what changed is the gradient times the learning rate.
        for (var index = 0; index < start.Length; index++)
        {
            var sum = alone.Select(weights => weights[index] - start[index]).Aggregate((left, right) => left + right);
            Assert.InRange((together[index] - start[index] - sum).abs().max().item<float>(), 0, 1e-6);
        }

        Assert.Contains(start.Zip(together), pair => (pair.First - pair.Second).abs().max().item<float>() > 1e-3);
    }

    [Fact]
    public void Loss_and_accuracy_are_means_over_the_paths()
    {
        BatchResult[] alone = [.. Paths.Select(path => Step(new PathPlan(path)))];
        var together = Step(new PathPlan(Paths));

        Assert.Equal(alone.Average(result => result.Loss), together.Loss, 1e-6);
        Assert.Equal(alone.Average(result => result.Correct), together.Correct, 1e-12);
    }

    private static BatchResult Step(StepPlan plan)
    {
        using var seeded = TorchSeed.Use(1, "supernet");
        using var supernet = new TinySpace.Supernet();
        return Step(supernet, plan);
    }

    private static BatchResult Step(BaseSupernet supernet, StepPlan plan)
    {
        using var images = RandomImages.Dataset(9);
        using var optimization = new Optimization(supernet, new() { LearningRate = LearningRate, Momentum = 0, WeightDecay = 0 });
        return optimization.Step(new Batch(images.Images, images.Labels), supernet, plan);
    }

    /// <summary>The weights after a step from the same start.</summary>
    private static Tensor[] Update(StepPlan? plan)
    {
        using var seeded = TorchSeed.Use(1, "supernet");
        using var supernet = new TinySpace.Supernet();
        if (plan is not null)
            Step(supernet, plan);
        return [.. supernet.parameters().Select(parameter => parameter.detach().clone())];
    }
}
