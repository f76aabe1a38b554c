using Osnas.Criteria;
using Osnas.Data;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>
/// Two classes with 95 and 5 of 100 images. Of the many, 85 are black and 10 white; of the few, all are white. So a white
/// image is more probably of the many (10 to 5), and a network that counts all images the same never finds one of the few:
/// its balanced accuracy is 1/2. If both classes count the same, a white image is of the few by 5/5 to 10/95, and the
/// balanced accuracy is (85/95 + 1) / 2. The problem is convex, so that every training finds this.
/// </summary>
public sealed class UnequalClassesTests
{
    private static readonly TrainingOptions Options = new()
    {
        Epochs = 20,
        BatchSize = 100,
        LearningRate = 1,
        Criterion = new CrossEntropyOptions(),
        WeightDecay = 0,
    };

    [Fact]
    public void Equal_images_never_find_the_few() => Assert.Equal(0.5, Train(Options));

    [Fact]
    public void Class_weights_find_them() =>
        Assert.Equal(((85 / 95.0) + 1) / 2, Train(Options with { ClassWeights = ClassWeighting.Balanced }), 1e-6);

    [Fact]
    public void Class_weights_of_a_focal_loss_find_them() => Assert.Equal(
        ((85 / 95.0) + 1) / 2,
        Train(Options with { ClassWeights = ClassWeighting.Balanced, Criterion = new FocalLossOptions() }),
        1e-6);

    [Fact]
    public void Balanced_draws_find_them() =>
        Assert.Equal(((85 / 95.0) + 1) / 2, Train(Options with { Sampling = ImageSampling.Balanced }), 1e-6);

    [Fact]
    public void Both_together_are_refused()
    {
        var options = Options with { Sampling = ImageSampling.Balanced, ClassWeights = ClassWeighting.Balanced };

        Assert.Equal(
            "ClassWeights balanced and Sampling balanced together would count rare classes more than others; choose one of them.",
            Assert.Throws<ArgumentException>(options.Check).Message);
    }

    [Fact]
    public void Batches_alone_cannot_balance_the_loss()
    {
        using var network = new Linear();

        var exception =
            Assert.Throws<ArgumentException>(() => new Optimization(network, Options with { ClassWeights = ClassWeighting.Balanced }));

        Assert.StartsWith(
            "ClassWeights Balanced needs the images: pass TrainingOptions.CreateCriterion(images) as the criterion.",
            exception.Message,
            StringComparison.Ordinal);
    }

    /// <summary>The balanced accuracy after training: the mean over classes of the share of images that are classified right.</summary>
    private static double Train(TrainingOptions options)
    {
        using var scope = NewDisposeScope();
        using var images = new InMemoryDataset(
            cat([-ones(85, 1, 1, 1), ones(15, 1, 1, 1)]), cat([zeros(95, ScalarType.Int64), ones(5, ScalarType.Int64)]), 2);
        using var network = new Linear();
        new Trainer(network, options).Train(images);
        var right = network.call(images.Images).argmax(1).eq(images.Labels).to(ScalarType.Float64);
        return (right[..95].mean().item<double>() + right[95..].mean().item<double>()) / 2;
    }

    private sealed class Linear : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> _linear = nn.Linear(1, 2);

        public Linear()
            : base(nameof(Linear)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var flat = input.flatten(1);
            return _linear.call(flat);
        }
    }
}
