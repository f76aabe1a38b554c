using Osnas.Data;
using Osnas.Modules;
using Osnas.Search;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>All that a search can maximize without a supernet, on the networks of a space.</summary>
public sealed class FitnessTests
{
    private static readonly string[] Names =
        [.. from fitness in FitnessRegistry.All.Defaults where !fitness.NeedsSupernet select FitnessRegistry.All.NameOf(fitness)];

    public static TheoryData<string> WithoutSupernet => new(Names);

    public static TheoryData<string> Proxies => new(Names.Except(["flops", "params"]));

    [Fact]
    public void The_names() => Assert.Equal(
        ["flops", "grad-norm", "jacov", "naswot", "params", "snip", "supernet", "synflow", "zen"], FitnessRegistry.All.Names);

    [Theory]
    [MemberData(nameof(WithoutSupernet))]
    public void Equal_architectures_are_equally_good_in_any_order(string name)
    {
        using var images = RandomImages.Dataset(40);

        var forward = Evaluate(name, images, seed: 1, TinySpace.Architectures);
        var backward = Evaluate(name, images, seed: 1, [.. TinySpace.Architectures.Reverse()]);

        Assert.Equal(forward, backward.Reverse());
        Assert.True(forward.Distinct().Count() > 1);
    }

    [Theory]
    [MemberData(nameof(Proxies))]
    public void Weights_are_drawn_by_the_seed(string name)
    {
        using var images = RandomImages.Dataset(40);
        Architecture[] one = [new(2, 0, 1)];

        Assert.NotEqual(Evaluate(name, images, seed: 1, one), Evaluate(name, images, seed: 2, one));
    }

    [Theory]
    [InlineData("synflow", true)]
    [InlineData("zen", true)]
    [InlineData("naswot", false)]
    [InlineData("snip", false)]
    public void Some_see_no_data(string name, bool isIndependent)
    {
        using var images = RandomImages.Dataset(40);
        using var others = RandomImages.Dataset(40, seed: 2);
        Architecture[] one = [new(2, 0, 1)];

        Assert.Equal(isIndependent, Evaluate(name, images, 1, one).SequenceEqual(Evaluate(name, others, 1, one)));
    }

    [Theory]
    [MemberData(nameof(Proxies))]
    public void No_tensor_is_left(string name)
    {
        using var images = RandomImages.Dataset(20);
        var architecture = TinySpace.Architectures[^1];
        using var model = new TinySpace.Model(architecture);
        var evaluator = Create(name, images, seed: 1);
        using var owned = evaluator as IDisposable;

        // TorchSharp goes on counting the tensors that parameters were made from; more of them for those of another type.
        var created = LiveTensors.CountParameters(model);
        var ofAnotherType = name == "synflow" ? model.parameters().Count() : 0;

        LiveTensors.AssertConstant(5, () => evaluator.Evaluate(architecture), created + ofAnotherType);
    }

    /// <summary>The noise is the same for all architectures, and the host draws it and the weights: each by a seed of its own.</summary>
    [Fact]
    public void The_zen_score_is_of_noise_that_does_not_depend_on_the_network()
    {
        const int Seed = 3;
        using var scope = NewDisposeScope();
        using var images = RandomImages.Dataset(4);
        long[] shape = [64, images.Channels, images.Size.Height, images.Size.Width];
        var noise = Draw("zen noise", () => new[] { randn(shape), randn(shape) });

        Assert.Equal(TinySpace.Architectures.Select(Measure), Evaluate("zen", images, Seed, TinySpace.Architectures));

        double Measure(Architecture architecture)
        {
            using var network = SearchSpaces.Get(nameof(TinySpace)).CreateModel(
                architecture, images.Classes, new BatchNormOptions(Momentum: 1), CPU);
            using var noGrad = no_grad();
            Draw("zen weights", () => network.modules().OfType<Conv2d>().Select(
                convolution => convolution.weight!.copy_(randn(convolution.weight.shape))).ToArray());
            return Zen.Measure(network, noise[0], noise[1]);
        }

        static T Draw<T>(string purpose, Func<T> draw)
        {
            using var seeded = TorchSeed.Use(Seed, purpose);
            return draw();
        }
    }

    [Fact]
    public void A_proxy_says_how_many_images_fit()
    {
        using var images = RandomImages.Dataset(40);
        using var evaluator = new BatchProxyEvaluator(
            new(SearchSpaces.Get(nameof(TinySpace)), Budgets.Tiny, images, Seed: 1), 64, (_, batch) =>
            {
                LimitedMemory.Check(batch.Images, 15);
                return 1;
            });

        var exception = Assert.Throws<DeviceMemoryException>(() => evaluator.Evaluate(new(2, 0, 1)));

        Assert.Equal(
            "Out of memory on the CPU in a proxy's measurement of a network of TinySpace with 40 images of 1x8x8; 10 images fit. Set "
            + "search_utility.proxy_batch_size to 10.",
            exception.Message);
    }

    [Fact]
    public void Costs_are_those_of_the_look_up_table()
    {
        using var images = RandomImages.Dataset(4);

        Assert.Equal(
            TinySpace.Architectures.Select(architecture => Budgets.Tiny.GetModelInfo(InfoMetric.Flops, architecture)),
            Evaluate("flops", images, 0, TinySpace.Architectures));
        Assert.Equal(
            TinySpace.Architectures.Select(architecture => Budgets.Tiny.GetModelInfo(InfoMetric.Params, architecture)),
            Evaluate("params", images, 0, TinySpace.Architectures));
    }

    [Fact]
    public void A_fitness_with_a_supernet_needs_one()
    {
        using var images = RandomImages.Dataset(4);

        Assert.Contains("needs a trained supernet", Assert.Throws<ArgumentException>(() => Create("supernet", images, 0)).Message);
    }

    private static double[] Evaluate(string name, ImageDataset images, int seed, IReadOnlyList<Architecture> architectures)
    {
        var evaluator = Create(name, images, seed);
        using var owned = evaluator as IDisposable;
        return [.. architectures.Select(evaluator.Evaluate)];
    }

    private static IEvaluator Create(string name, ImageDataset images, int seed) =>
        FitnessRegistry.All.Get(name).Create(new(SearchSpaces.Get(nameof(TinySpace)), Budgets.Tiny, images, seed));
}
