using Osnas.Data;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class BatchNormCalibrationTests
{
    private const double Tolerance = 1e-5;

    /// <summary>10 images in batches of 4 are two full ones and one of 2; each has the same weight.</summary>
    [Fact]
    public void Statistics_are_the_mean_over_the_batches()
    {
        using var scope = NewDisposeScope();
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(10);
        supernet.SetActivateArchitecture(new(0, 2, 0));
        var norms = Norms(supernet.ActiveModules);
        var seen = norms.Select(norm => WatchInput(norm, supernet.ActiveModules)).ToArray();

        BatchNormCalibration.Apply(supernet, images, batchSize: 4);

        Assert.Equal(1 + 3 + 2 + 3, norms.Length);
        foreach (var (norm, batches) in norms.Zip(seen))
        {
            Assert.Equal(3, batches.Count);
            AssertClose(stack([.. batches.Select(batch => batch.mean([0, 2, 3]))]).mean([0]), norm.running_mean!);
            AssertClose(stack([.. batches.Select(batch => batch.var([0, 2, 3], unbiased: true))]).mean([0]), norm.running_var!);
        }
    }

    [Fact]
    public void Only_the_active_path_is_calibrated()
    {
        using var scope = NewDisposeScope();
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(8);
        supernet.SetActivateArchitecture(new(0, 2, 1));
        HashSet<BatchNorm2d> active = [.. Norms(supernet.ActiveModules)];
        var idle = Norms([supernet]).Except(active).ToArray();
        foreach (var norm in idle)
            norm.running_mean!.fill_(7);

        BatchNormCalibration.Apply(supernet, images, batchSize: 4);

        Assert.NotEmpty(idle);
        Assert.All(idle, norm => Assert.True(norm.running_mean!.eq(7).all().item<bool>()));
        Assert.All(active, norm => Assert.False(norm.running_mean!.eq(7).any().item<bool>()));
    }

    [Fact]
    public void A_model_is_calibrated_as_its_path()
    {
        using var scope = NewDisposeScope();
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(10);
        using var model = new TinySpace.Model(new(0, 2, 1));
        using var expected = new TinySpace.Model(new(0, 2, 1));
        model.LoadFrom(supernet);
        supernet.SetActivateArchitecture(new(0, 2, 1));
        BatchNormCalibration.Apply(supernet, images, batchSize: 4);
        expected.LoadFrom(supernet);

        BatchNormCalibration.Apply(model, images, batchSize: 4);

        foreach (var (name, value) in expected.state_dict())
            Assert.True(value.equal(model.state_dict()[name]).all().item<bool>(), name);
    }

    /// <summary>In unified layers too, whose batch norms go by the number of sub-blocks.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void All_candidates_are_calibrated(bool isUnified)
    {
        using var scope = NewDisposeScope();
        using BaseSupernet supernet = isUnified ? new UnifiedSpace.Supernet() : new TinySpace.Supernet();
        using var images = RandomImages.Dataset(8);
        var norms = Norms([supernet]);
        foreach (var norm in norms)
            norm.running_mean!.fill_(7);

        BatchNormCalibration.ApplyToAllCandidates(supernet, images, batchSize: 4);

        Assert.All(norms, norm => Assert.False(norm.running_mean!.eq(7).any().item<bool>()));
    }

    [Fact]
    public void A_last_batch_of_one_image_is_left_out()
    {
        using var scope = NewDisposeScope();
        using var supernet = new TinySpace.Supernet();
        using var images = new InMemoryDataset(randn(9, 1, 1, 1), zeros(9, ScalarType.Int64), 1);
        BatchNormCalibration.Apply(supernet, images, batchSize: 4);

        Assert.All(Norms(supernet.ActiveModules), norm => Assert.True(norm.running_var!.isfinite().all().item<bool>()));
    }

    [Fact]
    public void Momentum_is_put_back()
    {
        using var supernet = new TinySpace.Supernet(batchNorm: new(Momentum: 0.3));
        using var images = RandomImages.Dataset(8);
        BatchNormCalibration.Apply(supernet, images, batchSize: 4);

        Assert.All(Norms([supernet]), norm => Assert.Equal(0.3, norm.momentum));
    }

    [Fact]
    public void Momentum_is_put_back_if_a_forward_pass_fails()
    {
        using var supernet = new TinySpace.Supernet(batchNorm: new(Momentum: 0.3));
        using var images = new InMemoryDataset(zeros(4, 2, 8, 8), zeros(4, ScalarType.Int64), 3);
        Assert.ThrowsAny<Exception>(() => BatchNormCalibration.Apply(supernet, images, batchSize: 4));

        Assert.All(Norms([supernet]), norm => Assert.Equal(0.3, norm.momentum));
    }

    [Fact]
    public void One_image_is_too_few()
    {
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(1);
        var exception = Assert.Throws<ArgumentException>(() => BatchNormCalibration.Apply(supernet, images, batchSize: 4));

        Assert.StartsWith("Batch norm statistics need at least 2 images; there is 1.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_stay_and_have_no_gradient()
    {
        using var scope = NewDisposeScope();
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(8);
        Tensor[] before = [.. supernet.parameters().Select(parameter => parameter.detach().clone())];
        BatchNormCalibration.Apply(supernet, images, batchSize: 4);

        Assert.All(before.Zip(supernet.parameters()), pair => Assert.True(pair.First.equal(pair.Second).all().item<bool>()));
        Assert.All(supernet.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void What_was_evaluated_before_makes_no_difference()
    {
        using var scope = NewDisposeScope();
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(30);
        var evaluator = new SupernetEvaluator(supernet, images, images, batchSize: 8);
        var one = Evaluate(new(0, 0, 0));

        // The second and third share all but one block with the first.
        Evaluate(new(0, 0, 2));
        Evaluate(new(2, 0, 0));

        var again = Evaluate(new(0, 0, 0));
        Assert.Equal(one.Fitness, again.Fitness);
        Assert.True(one.Logits.equal(again.Logits).all().item<bool>());

        (double Fitness, Tensor Logits) Evaluate(Architecture architecture) =>
            (evaluator.Evaluate(architecture), supernet.call(images.Images));
    }

    [Fact]
    public void Dropout_is_off()
    {
        using var supernet = new CustomBlocksSpace.Supernet();
        using var images = RandomImages.Dataset(30);
        var paths = LayerChoices.Of(CustomBlocksSpace.Spec)[1].Select(choice => new Architecture(1, choice[0]));
        var evaluator = new SupernetEvaluator(supernet, images, images, batchSize: 8);
        Assert.All(paths, path => Assert.Equal(Logits(path), Logits(path)));

        float[] Logits(Architecture path)
        {
            using var noGrad = no_grad();
            evaluator.Activate(path);
            using var logits = supernet.call(images.Images);
            return logits.data<float>().ToArray();
        }
    }

    [Fact]
    public void Without_running_statistics_there_is_nothing_to_do()
    {
        using var supernet = new TinySpace.Supernet(batchNorm: new(TrackRunningStats: false));
        using var images = RandomImages.Dataset(8);
        supernet.eval();
        BatchNormCalibration.Apply(supernet, images, batchSize: 4);

        Assert.False(supernet.training);
    }

    private static BatchNorm2d[] Norms(IEnumerable<nn.Module> modules) =>
        [.. modules.SelectMany(module => module.modules()).OfType<BatchNorm2d>()];

    /// <summary>What a batch norm gets: the output of the convolution before it.</summary>
    private static List<Tensor> WatchInput(BatchNorm2d norm, IEnumerable<nn.Module> modules)
    {
        var batches = new List<Tensor>();
        var before = modules.SelectMany(module => module.modules()).TakeWhile(module => module != norm).OfType<Conv2d>().Last();
        before.register_forward_hook((_, _, output) =>
        {
            batches.Add(output.clone());
            return output;
        });
        return batches;
    }

    private static void AssertClose(Tensor expected, Tensor actual) =>
        Assert.InRange(((expected - actual).abs() / (1 + expected.abs())).max().item<float>(), 0, Tolerance);
}
