using Osnas.Criteria;
using Osnas.Data;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>A batch that is trained in parts gives the same update as all of it, but for rounding.</summary>
public sealed class BatchPartsTests
{
    private const int Images = 11;
    private static readonly double[] Weights = [3, 0.5, 1.25];

    public static TheoryData<string, int, bool> Losses
    {
        get
        {
            var cases = new TheoryData<string, int, bool>();
            foreach (var loss in TestCriteria.Names.Append("own"))
            {
                cases.Add(loss, 2, true);
                cases.Add(loss, 4, false);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void The_update_is_that_of_the_batch(string loss, int parts, bool isMixed)
    {
        using var scope = NewDisposeScope();
        var (whole, expected) = Update(loss, 1, isMixed, ScalarType.Float64);
        var (divided, actual) = Update(loss, parts, isMixed, ScalarType.Float64);

        Assert.InRange((expected - actual).abs().max().item<double>(), 0, 1e-10);
        Assert.Equal(whole.Loss, divided.Loss, 1e-10);
        Assert.Equal(whole.Correct, divided.Correct);
        Assert.InRange(
            (Update(loss, 1, isMixed, ScalarType.Float32).Weights - Update(loss, parts, isMixed, ScalarType.Float32).Weights).abs().max()
                .item<float>(),
            0,
            1e-5);
    }

    public static TheoryData<string> Plans => ["path", "paths", "softmax", "gumbel", "gumbel twice"];

    /// <summary>In evaluation mode batch norms take no statistics from a batch. The noise of a mixture is that of the pass.</summary>
    [Theory]
    [MemberData(nameof(Plans))]
    public void So_is_that_of_a_supernet(string kind)
    {
        using var scope = NewDisposeScope();
        StepPlan plan = kind switch
        {
            "path" => new PathPlan(TinySpace.Architectures[3]),
            "paths" => new PathPlan([TinySpace.Architectures[0], TinySpace.Architectures[7], TinySpace.Architectures[17]]),
            "softmax" => new MixturePlan(ForwardState.Softmax),
            "gumbel" => new MixturePlan(ForwardState.GumbelSoftmax, 2),
            _ => new RepeatedPlan(new MixturePlan(ForwardState.GumbelSoftmax, 2)),
        };
        var (whole, expected) = Train(1);
        var (divided, actual) = Train(3);

        Assert.InRange((expected - actual).abs().max().item<float>(), 0, 1e-5);
        Assert.Equal(whole.Loss, divided.Loss, 1e-5);
        Assert.Equal(whole.Correct, divided.Correct, 1e-9);

        (BatchResult Result, Tensor Weights) Train(int parts)
        {
            using var seeded = TorchSeed.Use(1, "supernet");
            using var supernet = new TinySpace.Supernet();
            supernet.InitializeArchParam();
            supernet.eval();
            using var data = RandomImages.Dataset(Images);
            using var optimization = new Optimization(supernet, Options(parts));
            return (optimization.Step(new Batch(data.Images, data.Labels), supernet, plan), WeightsOf(supernet));
        }
    }

    [Theory]
    [InlineData(11, 1, new[] { 11 })]
    [InlineData(11, 3, new[] { 3, 4, 4 })]
    [InlineData(8, 4, new[] { 2, 2, 2, 2 })]
    [InlineData(5, 4, new[] { 2, 3 })]
    [InlineData(3, 2, new[] { 3 })]
    public void Parts_are_nearly_equal_and_have_two_images_or_more(int count, int parts, int[] expected)
    {
        using var scope = NewDisposeScope();
        var batch = new Batch(arange(count).view(-1, 1, 1, 1), arange(count)) { Mixture = new(arange(count) + 100, 0.25) };

        var divided = batch.Divide(parts);

        Assert.Equal(expected, divided.Select(part => part.Count));
        Assert.Equal(
            Enumerable.Range(0, count).Select(image => (long)image), divided.SelectMany(part => part.Labels.data<long>().ToArray()));
        Assert.All(divided, part => Assert.True((part.Labels + 100).equal(part.Mixture!.Labels).all().item<bool>()));
    }

    [Fact]
    public void Parts_of_one_image_are_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => new TrainingOptions { BatchSize = 7, Accumulate = 4 }.Check());

        Assert.Contains("leaves less than 2 images of BatchSize 7 in a part", exception.Message, StringComparison.Ordinal);
        new TrainingOptions { BatchSize = 8, Accumulate = 4 }.Check();
    }

    [Fact]
    public void Parts_leave_no_tensors_behind()
    {
        using var supernet = new TinySpace.Supernet();
        using var data = RandomImages.Dataset(Images);
        using var optimization = new Optimization(supernet, Options(3) with { Momentum = 0.9, MaxGradientNorm = 1 });
        var plan = new PathPlan(TinySpace.Architectures[3]);

        LiveTensors.AssertConstant(50, () => optimization.Step(new Batch(data.Images, data.Labels), supernet, plan));
    }

    private static (BatchResult Result, Tensor Weights) Update(string loss, int parts, bool isMixed, ScalarType type)
    {
        using var seeded = TorchSeed.Use(1, "network");
        using var network = Create(type);
        using var teacher = Create(type);
        using var data = RandomImages.Dataset(Images);
        var batch = new Batch(data.Images.to(type), data.Labels);
        if (isMixed)
            batch = batch with { Mixture = new(data.Labels.flip(0), 0.3) };
        var criterion = loss == "own" ? new SquaredError() : TestCriteria.Create(loss, Weights, teacher);
        using var optimization = new Optimization(network, Options(parts), criterion);
        return (optimization.Step(batch), WeightsOf(network));
    }

    private static nn.Module<Tensor, Tensor> Create(ScalarType type) =>
        nn.Sequential(nn.Flatten(), nn.Linear(RandomImages.Size * RandomImages.Size, 6), nn.Tanh(), nn.Linear(6, RandomImages.Classes))
            .to(type);

    private static TrainingOptions Options(int parts) =>
        new() { LearningRate = 0.1, Momentum = 0, WeightDecay = 0, BatchSize = Images, Accumulate = parts };

    private static Tensor WeightsOf(nn.Module network) => cat([.. network.parameters().Select(weight => weight.detach().flatten())]);

    /// <summary>Two passes, each with noise of its own.</summary>
    private sealed record RepeatedPlan(StepPlan Pass) : StepPlan
    {
        public override int Passes => 2;

        public override double? Temperature => Pass.Temperature;

        public override void Prepare(BaseSupernet supernet, int pass) => Pass.Prepare(supernet, 0);
    }

    /// <summary>A user's own, with nothing but the mean over the images.</summary>
    private sealed class SquaredError : ICriterion
    {
        public Tensor Measure(Tensor logits, Batch batch) =>
            batch.Loss(labels => (logits - nn.functional.one_hot(labels, RandomImages.Classes)).square().mean());
    }
}
