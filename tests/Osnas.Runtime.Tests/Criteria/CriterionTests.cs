using Osnas.Criteria;
using Osnas.Data;
using Osnas.Options;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Against numbers computed by hand, for an image of class 1 whose probabilities are 1/4 and 3/4.</summary>
public sealed class CriterionTests
{
    private static readonly float[] Logits = [0, MathF.Log(3)];

    /// <summary>-ln 3/4, and -(0.1 ln 1/4 + 0.9 ln 3/4).</summary>
    [Theory]
    [InlineData(0, 0.2876821)]
    [InlineData(0.2, 0.3975433)]
    public void Cross_entropy(double labelSmoothing, double expected) =>
        Assert.Equal(expected, Measure(new CrossEntropy(labelSmoothing), Logits), 1e-6);

    /// <summary>-(1/4)^2 ln 3/4, and 0.1 of class 0 with (3/4)^2 ln 1/4.</summary>
    [Theory]
    [InlineData(2, 0, 0.0179801)]
    [InlineData(2, 0.2, 0.0941612)]
    [InlineData(0, 0, 0.2876821)]
    [InlineData(0, 0.2, 0.3975433)]
    public void Focal_loss(double gamma, double labelSmoothing, double expected) =>
        Assert.Equal(expected, Measure(new FocalLoss(gamma, labelSmoothing), Logits), 1e-6);

    /// <summary>
    /// With temperature 2 the student's 0.1 and 0.9 become 1/4 and 3/4, the teacher's stay 1/2: the divergence is
    /// 0.5 ln 2 + 0.5 ln 2/3 = 0.1438410, times 4; the label alone gives -ln 0.9 = 0.1053605.
    /// </summary>
    [Theory]
    [InlineData(1, 0.5753641)]
    [InlineData(0, 0.1053605)]
    [InlineData(0.9, 0.5283637)]
    public void Distillation(double weight, double expected)
    {
        using var teacher = new Undecided();
        Assert.Equal(expected, Measure(new Distillation(teacher, new CrossEntropy(), temperature: 2, weight), [0, MathF.Log(9)]), 1e-6);
        Assert.False(teacher.training);
    }

    [Fact]
    public void Distillation_out_of_range_is_refused()
    {
        using var teacher = new Undecided();
        Assert.Throws<ArgumentOutOfRangeException>(() => new Distillation(teacher, new CrossEntropy(), temperature: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Distillation(teacher, new CrossEntropy(), weight: 1.1));
    }

    /// <summary>
    /// By the formula in the documentation of PyTorch's CrossEntropyLoss, of an image of class 1 with weight 2 and one of class 0
    /// with weight 1/2, whose probabilities are 1/2 each: (-2 ln 3/4 - 1/2 ln 1/2) / 2.5, and with labels smoothed by a fifth
    /// 0.8 of that and 0.1 (1/2 (ln 4 + ln 2) + 2 (ln 4/3 + ln 2)) / 2.5. Focal losses have each logarithm times (1 - p)^2.
    /// </summary>
    [Theory]
    [InlineData(0, 0, 0.3687751)]
    [InlineData(0, 0.2, 0.4150752)]
    [InlineData(2, 0, 0.0490415)]
    [InlineData(2, 0.2, 0.0735961)]
    public void Class_weights(double gamma, double labelSmoothing, double expected)
    {
        using var scope = NewDisposeScope();
        var batch = new Batch(zeros(2, 1, 1, 1), tensor(new long[] { 1, 0 }));
        var logits = tensor([.. Logits, 0, 0], [2, 2]);
        double[] weights = [0.5, 2];

        Assert.Equal(
            expected,
            new FocalLossOptions { Gamma = gamma, LabelSmoothing = labelSmoothing }.Create(weights).Measure(logits, batch).item<float>(),
            1e-6);
        if (gamma == 0)
            Assert.Equal(
                expected,
                new CrossEntropyOptions { LabelSmoothing = labelSmoothing }.Create(weights).Measure(logits, batch).item<float>(),
                1e-6);
    }

    /// <summary>The example of scikit-learn's compute_class_weight: labels 1, 1, 1, 1, 0, 0 have 1.5 and 0.75.</summary>
    [Fact]
    public void Balanced_class_weights_are_those_of_scikit_learn()
    {
        Assert.Equal([1.5, 0.75], ClassWeights.Balance([2, 4]));
        Assert.Equal([1.5, 0, 0.75], ClassWeights.Balance([2, 0, 4]));
    }

    [Fact]
    public void A_criterion_without_class_weights_says_so()
    {
        var options = new UnweightedOptions();
        CriterionRegistry.Register("unweighted", () => new UnweightedOptions());

        Assert.IsType<Nothing>(options.Create(null));
        Assert.Equal(
            "The criterion unweighted has no class weights. Override Create(classWeights) in UnweightedOptions, or draw all classes "
            + "equally "
            + "often with --sample balanced.",
            Assert.Throws<NotSupportedException>(() => options.Create([1, 2])).Message);
    }

    /// <summary>Three quarters of an image of class 1 and one of class 0.</summary>
    [Theory]
    [InlineData(0, 0.5623351)]
    [InlineData(2, 0.2084328)]
    public void Mixed_images(double gamma, double expected)
    {
        using var scope = NewDisposeScope();
        var batch = new Batch(zeros(1, 1, 1, 1), ones(1, ScalarType.Int64)) { Mixture = new(zeros(1, ScalarType.Int64), 0.25) };
        var logits = tensor(Logits, [1, 2]);

        Assert.Equal(expected, new FocalLoss(gamma).Measure(logits, batch).item<float>(), 1e-6);
        if (gamma == 0)
            Assert.Equal(expected, new CrossEntropy().Measure(logits, batch).item<float>(), 1e-6);
    }

    public static TheoryData<string> Names => [.. TestCriteria.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_is_that_of_the_loss(string name)
    {
        const double Step = 1e-4;
        using var scope = NewDisposeScope();
        var teacher = new Undecided();
        var criterion = TestCriteria.Create(name, [0.5, 2], teacher);
        double[] start = [0.3, -0.7, 1.2, 0.1];
        var logits = tensor(start, [2, 2], requires_grad: true);
        var batch = new Batch(zeros(2, 1, 1, 1), tensor(new long[] { 1, 0 }));
        criterion.Measure(logits, batch).backward();
        for (var index = 0; index < start.Length; index++)
        {
            var numeric = (At(index, Step) - At(index, -Step)) / (2 * Step);
            Assert.Equal(numeric, logits.grad!.flatten()[index].item<double>(), 1e-6);
        }

        double At(int index, double change)
        {
            double[] changed = [.. start];
            changed[index] += change;
            return criterion.Measure(tensor(changed, [2, 2]), batch).item<double>();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_tensor_is_left(string name)
    {
        using var teacher = new Undecided();
        using var logits = randn(2, 2);
        using var images = RandomImages.Batch(2);
        using var labels = zeros(2, ScalarType.Int64);
        var (criterion, batch) = (TestCriteria.Create(name, [0.5, 2], teacher), new Batch(images, labels));

        LiveTensors.AssertConstant(20, () => criterion.Measure(logits, batch).Dispose());
    }

    [Fact]
    public void A_training_takes_the_one_of_its_options_or_another()
    {
        Assert.IsType<CrossEntropy>(new TrainingOptions().Criterion.Create());
        Assert.IsType<FocalLoss>(CriterionRegistry.All.Get("focal").Create());

        using var model = new TinySpace.Model(new(0, 0, 0));
        using var teacher = new TinySpace.Model(new(2, 2, 2));
        using var images = RandomImages.Dataset(8);
        var own = new Trainer(model, new() { Epochs = 1, BatchSize = 8 }) { Criterion = new Nothing() }.Train(images);
        Assert.Equal(0, own[0].Loss);
        new Trainer(model, new() { Epochs = 1, BatchSize = 4 }) { Criterion = new Distillation(teacher, new CrossEntropy()) }.Train(images);
        Assert.All(teacher.parameters(), parameter => Assert.Null(parameter.grad));
    }

    private static double Measure(ICriterion criterion, float[] logits)
    {
        using var scope = NewDisposeScope();
        return criterion.Measure(tensor(logits, [1, 2]), new(zeros(1, 1, 1, 1), ones(1, ScalarType.Int64))).item<float>();
    }

    /// <summary>Gives both classes the same.</summary>
    private sealed class Undecided() : nn.Module<Tensor, Tensor>(nameof(Undecided))
    {
        public override Tensor forward(Tensor input) => zeros(input.shape[0], 2);
    }

    private sealed record UnweightedOptions : CriterionOptions
    {
        protected internal override OptionSet<CriterionOptions> Declarations => new();

        public override ICriterion Create() => new Nothing();
    }

    private sealed class Nothing : ICriterion
    {
        public Tensor Measure(Tensor logits, Batch batch)
        {
            using var sum = logits.sum();
            return sum * 0;
        }
    }
}
