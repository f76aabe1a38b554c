using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>A step trains its path and nothing else.</summary>
public sealed class PathTrainingTests
{
    /// <summary>
    /// The first step fills the momentum of candidate 0. If later gradients of zero (instead of none) reached it,
    /// momentum and weight decay would go on moving it.
    /// </summary>
    [Fact]
    public void Momentum_and_weight_decay_leave_alone_what_isnt_sampled()
    {
        using var scope = NewDisposeScope();
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(24);
        var options = new TrainingOptions { Epochs = 2, BatchSize = 4, LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.01 };
        var start = Weights(supernet, 0);
        List<(Tensor[] First, Tensor[] Second)> steps = [];

        new Trainer(supernet, new SequenceSampler(Path(0, 0, 0), Path(2, 2, 2)), options)
            .Train(images, new Report<TrainingStep>(_ => steps.Add((Weights(supernet, 0), Weights(supernet, 2)))));

        Assert.Equal(12, steps.Count);
        Assert.InRange(CountEqual(start, steps[0].First), 0, start.Length / 4);
        Assert.All(steps, step => Assert.Equal(start.Length, CountEqual(steps[0].First, step.First)));
        Assert.InRange(CountEqual(steps[0].Second, steps[^1].Second), 0, start.Length / 4);
    }

    [Fact]
    public void The_sampler_decides_the_path_and_the_state_is_single()
    {
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(8);
        supernet.SetForwardState(ForwardState.Softmax);

        new Trainer(supernet, new SequenceSampler(Path(0, 2, 1), Path(2, 0, 1)), new() { Epochs = 1, BatchSize = 4 }).Train(images);

        Assert.Equal(new(2, 0, 1), supernet.ActiveArchitecture);
        Assert.All(supernet.Layers, layer => Assert.Equal(ForwardState.Single, layer.State));
    }

    [Fact]
    public void No_gradient_is_left()
    {
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(8);
        new Trainer(supernet, new UniformSampler(TinySpace.Spec), new() { Epochs = 1, BatchSize = 4 }).Train(images);

        Assert.All(supernet.parameters(), parameter => Assert.Null(parameter.grad));
    }

    private static PathPlan Path(params int[] choices) => new(new Architecture(choices));

    private static Tensor[] Weights(BaseSupernet supernet, int candidate) =>
        [.. supernet.Layers.SelectMany(layer => layer.Candidates[candidate]!.parameters()).Select(parameter => parameter.detach().clone())];

    private static int CountEqual(Tensor[] left, Tensor[] right) =>
        left.Zip(right).Count(pair => pair.First.equal(pair.Second).all().item<bool>());
}
