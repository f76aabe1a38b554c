using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>A path of the supernet computes what the decoded model computes.</summary>
public sealed class SinglePathTests
{
    [Fact]
    public void Every_path_equals_the_model_of_the_same_weights()
    {
        using var scope = NewDisposeScope();
        using var supernet = new TinySpace.Supernet();
        var images = RandomImages.Batch(4);
        foreach (var architecture in TinySpace.Architectures)
        {
            supernet.SetActivateArchitecture(architecture);
            using var model = new TinySpace.Model(architecture);
            model.LoadFrom(supernet);

            supernet.train();
            model.train();
            AssertSame(supernet.call(images), model.call(images));

            // That batch moved the statistics of both alike.
            supernet.eval();
            model.eval();
            AssertSame(supernet.call(images), model.call(images));
        }
    }

    [Fact]
    public void Weights_of_another_space_are_refused()
    {
        using var supernet = new UnifiedSpace.Supernet();
        using var wide = new TinySpace.Supernet(classes: 5);
        using var model = new TinySpace.Model(new(0, 0, 0));

        Assert.StartsWith(
            $"The model is of TinySpace ({TinySpace.Spec.Fingerprint}) with 3 classes; the supernet is of UnifiedSpace "
            + $"({UnifiedSpace.Spec.Fingerprint}) with 3 classes.",
            Assert.Throws<ArgumentException>(() => model.LoadFrom(supernet)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "with 5 classes.", Assert.Throws<ArgumentException>(() => model.LoadFrom(wide)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Channels_last_is_not_seen_from_outside()
    {
        using var scope = NewDisposeScope();
        using var model = new TinySpace.Model(new(0, 2, 1));
        var images = RandomImages.Batch(4);
        var before = images.clone();
        var logits = model.call(images);

        Assert.Equal([4, RandomImages.Classes], logits.shape);
        Assert.True(images.is_contiguous());
        Assert.True(before.equal(images).all().item<bool>());
    }

    [Theory]
    [InlineData("0,0", "TinySpace: the architecture has 2 choices; the space has 3 search layers.")]
    [InlineData("0,0,3", "TinySpace: layer 2 chooses candidate 3; the space has the candidates 0 to 2.")]
    [InlineData(
        "0,1,0",
        "TinySpace: layer 1 (4->8 s2) chooses candidate 1 (skip), which is allowed in ShapePreserving layers only; candidates 0, 2 are "
        + "allowed there.")]
    public void An_architecture_of_another_space_is_refused(string text, string message)
    {
        var architecture = Architecture.Parse(text);
        using var supernet = new TinySpace.Supernet();
        var before = supernet.ActiveArchitecture;

        var ofSupernet = Assert.Throws<ArgumentException>(() => supernet.SetActivateArchitecture(architecture));
        var ofModel = Assert.Throws<ArgumentException>(() => new TinySpace.Model(architecture));

        Assert.StartsWith(message, ofSupernet.Message, StringComparison.Ordinal);
        Assert.StartsWith(message, ofModel.Message, StringComparison.Ordinal);
        Assert.Equal(before, supernet.ActiveArchitecture);
    }

    [Fact]
    public void The_number_of_classes_is_the_callers()
    {
        using var scope = NewDisposeScope();
        using var supernet = new TinySpace.Supernet(classes: 7);
        using var model = new TinySpace.Model(new(0, 0, 0), classes: 7);
        var images = RandomImages.Batch(2);

        Assert.Equal([2, 7], supernet.call(images).shape);
        Assert.Equal([2, 7], model.call(images).shape);
    }

    private static void AssertSame(Tensor expected, Tensor actual) => Assert.True(expected.equal(actual).all().item<bool>());
}
