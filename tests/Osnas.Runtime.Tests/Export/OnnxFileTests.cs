using CsCheck;
using Osnas.Core.Tests;
using Osnas.Export;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class OnnxFileTests : IDisposable
{
    private const double Tolerance = 1e-4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_network_computes_the_same_in_ONNX_Runtime_for_any_number_of_images()
    {
        using var model = new TinySpace.Model(new(0, 2, 1));
        RandomState.Set(model);

        using var network = Export(model);

        AssertSame(model, network, RandomImages.Batch(1));
        AssertSame(model, network, RandomImages.Batch(5));
        Assert.Equal([-1, 1, 8, 8], network.InputShape);
        Assert.Equal([-1, TinySpace.Spec.Classes], network.OutputShape);
    }

    [Fact]
    public void The_file_names_the_architecture_and_its_space()
    {
        using var model = new TinySpace.Model(new(0, 2, 1));

        using var network = Export(model);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["space"] = "TinySpace",
                ["fingerprint"] = TinySpace.Spec.Fingerprint,
                ["architecture"] = "0,2,1"
            },
            network.Metadata);
    }

    [Fact]
    public void Networks_of_random_spaces_compute_the_same() => Gen.OneOf(RandomSpaces.Spec, RandomSpaces.Unified).Sample(
        spec =>
        {
            using var scope = NewDisposeScope();
            var architecture = new Architecture(LayerChoices.Of(spec).SelectMany(layer => layer[layer.Count / 2]));
            using var model = new AnySpace.Model(spec, architecture);
            RandomState.Set(model);

            using var network = Export(model);

            AssertSame(model, network, randn(2, spec.InputChannels, spec.InputSize.Height, spec.InputSize.Width));
        },
        iter: 25,
        threads: 1);

    [Fact]
    public void Export_of_a_network_in_training_leaves_it_in_training_and_as_it_is()
    {
        using var scope = NewDisposeScope();
        using var model = new TinySpace.Model(new(0, 2, 1));
        var before = model.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());

        using var network = Export(model, train: true);

        Assert.True(model.training);
        Assert.All(model.state_dict(), entry => Assert.True(entry.Value.equal(before[entry.Key]).all().item<bool>(), entry.Key));
    }

    [Fact]
    public void What_a_file_cannot_have_is_refused()
    {
        using var modules = new CustomBlocksSpace.Model(new(0, 1));
        using var own = new OwnClassesSpace.Model(new(0, 1));
        using var statistics = new TinySpace.Model(new(0, 2, 1), batchNorm: new(TrackRunningStats: false));

        AssertRefused(
            modules,
            "The CustomBlocksSpace network 0,1 can't be written as ONNX: first0 is the block gated, a TorchSharp module with "
            + "unknown operations.");
        AssertRefused(
            own, "The OwnClassesSpace network 0,1 can't be written as ONNX: its class overrides forward, which ONNX can't represent.");
        AssertRefused(
            statistics,
            "The TinySpace network 0,2,1 can't be written as ONNX: its batch norms have no running statistics "
            + "(BatchNormOptions.TrackRunningStats).");
    }

    /// <summary>Of a training that diverged: not a forward of its own.</summary>
    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "infinity")]
    public void Weights_that_are_not_finite_are_told(float value, string what)
    {
        using var model = new TinySpace.Model(new(0, 2, 1));
        var name = model.state_dict().Keys.Last(key => key.EndsWith("conv.weight", StringComparison.Ordinal));
        using (no_grad())
            model.state_dict()[name].view(-1)[3] = value;

        var exception = Assert.Throws<InvalidDataException>(() => OnnxFile.Save(model, _folder["model.onnx"]));

        Assert.Matches(
            @$"^The TinySpace network 0,2,1 has unusable weights: {name} \[.*\] holds {what}, which is not a usable weight\. "
            + @"The training diverged; train again with a lower learning rate\.$",
            exception.Message);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Logits_that_are_not_finite_are_told()
    {
        using var model = new TinySpace.Model(new(0, 2, 1));
        using (no_grad())
        {
            foreach (var weight in model.parameters())
                weight.fill_(1e30f);
        }

        var exception = Assert.Throws<InvalidDataException>(() => OnnxFile.Save(model, _folder["model.onnx"]));

        Assert.Equal(
            "The TinySpace network 0,2,1 gives logits that aren't finite, although its weights are: they are too large, up to 1e+30. "
            + "Train again with a lower learning rate.",
            exception.Message);
    }

    private void AssertRefused(BaseModel model, string message)
    {
        Assert.Equal(message, Assert.Throws<NotSupportedException>(() => OnnxFile.Save(model, _folder["model.onnx"])).Message);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    private OnnxNetwork Export(BaseModel model, bool train = false)
    {
        model.train(train);
        OnnxFile.Save(model, _folder["model.onnx"]);
        return new(File.ReadAllBytes(_folder["model.onnx"]));
    }

    private static void AssertSame(BaseModel model, OnnxNetwork network, Tensor images)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        Assert.InRange((model.call(images) - network.Run(images)).abs().max().item<float>(), 0, Tolerance);
    }
}
