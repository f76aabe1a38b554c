using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using Osnas.Core.Tests;
using Osnas.Data;
using Osnas.Export;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class OnnxFileTests : IDisposable
{
    private const double Tolerance = 1e-4;

    private static readonly JsonSerializerOptions CompactJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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

    [Theory]
    [InlineData(6, 11)]
    [InlineData(9, 5)]
    public void Images_that_arent_square_have_height_and_width_in_the_file(int height, int width)
    {
        using var model = new TinySpace.Model(new(0, 2, 1));
        RandomState.Set(model);
        model.eval();
        OnnxFile.Save(
            model,
            _folder["model.onnx"],
            ModelMetadata.Create(model, Preprocessing.None(new(new(height, width)), 1), inputType: InputType.Raw));

        using var network = new OnnxNetwork(File.ReadAllBytes(_folder["model.onnx"]));

        Assert.Equal([-1, 1, height, width], network.InputShape);
        AssertSame(model, network, RandomImages.Batch(3, size: new(height, width)));
    }

    /// <summary>What training does with the bytes of a picture is in the file.</summary>
    [Theory]
    [InlineData(InputType.UInt8, typeof(byte))]
    [InlineData(InputType.Float32, typeof(float))]
    [InlineData(InputType.Raw, typeof(float))]
    public void The_input_is_scaled_and_normalized_as_in_training(InputType type, Type element)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var model = new TinySpace.Model(new(0, 2, 1));
        RandomState.Set(model);
        model.eval();
        var bytes = (RandomImages.Batch(5) * 60 + 120).clamp(0, 255).to(ScalarType.Byte);
        var input = bytes.to(ScalarType.Float32).div(255).sub(0.25).div(0.125);

        var metadata = ModelMetadata.Create(model, Bytes, inputType: type);
        OnnxFile.Save(model, _folder["model.onnx"], metadata);
        using var network = new OnnxNetwork(File.ReadAllBytes(_folder["model.onnx"]));

        Assert.Equal(element, network.InputType);
        var name = element == typeof(byte) ? InputType.UInt8 : InputType.Float32;
        Assert.Equal((name, type != InputType.Raw), (metadata.InputType, metadata.NormalizationInGraph));
        Assert.StartsWith($"Images to classes: {name.ToString().ToLowerInvariant()} [N, ", metadata.Description, StringComparison.Ordinal);
        var given = type switch
        {
            InputType.UInt8 => bytes,
            InputType.Float32 => bytes.to(ScalarType.Float32),
            _ => input,
        };
        Assert.InRange((model.call(input) - network.Run(given)).abs().max().item<float>(), 0, Tolerance);
    }

    [Fact]
    public void The_file_and_the_document_beside_it_say_what_the_network_is()
    {
        using var model = new TinySpace.Model(new(0, 2, 1));
        var metadata = ModelMetadata.Create(model, Bytes, ["cat", "Ä \"dog\"", "newt"]) with
        {
            TestAccuracy = 0.75,
            Trained = new DateTimeOffset(2026, 11, 28, 23, 15, 0, TimeSpan.Zero),
            LibtorchVersion = "2.10.0",
            OsnasVersion = "0.4.0",
        };

        OnnxFile.Save(model, _folder["model.onnx"], metadata);
        metadata.Save(_folder["model.json"]);

        using var network = new OnnxNetwork(File.ReadAllBytes(_folder["model.onnx"]));
        Assert.Equal(1, network.Version);
        Assert.Equal(
            "Images to classes: uint8 [N, 1, 8, 8] to logits [N, 3]. Made with Osnas from the search space TinySpace, architecture 0,2,1.",
            network.Description);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["description"] = network.Description,
                ["classes"] = """["cat","Ä \"dog\"","newt"]""",
                ["inputType"] = "uint8",
                ["channels"] = "1",
                ["height"] = "8",
                ["width"] = "8",
                ["colorOrder"] = "gray",
                ["fit"] = "crop",
                ["centerCrop"] = "0.875",
                ["applyOrientation"] = "false",
                ["normalizationInGraph"] = "true",
                ["scale"] = "0.00392156862745098",
                ["mean"] = "[0.25]",
                ["deviation"] = "[0.125]",
                ["space"] = "TinySpace",
                ["fingerprint"] = TinySpace.Spec.Fingerprint,
                ["architecture"] = "0,2,1",
                ["testAccuracy"] = "0.75",
                ["trained"] = "2026-11-28T23:15:00+00:00",
                ["osnasVersion"] = "0.4.0",
                ["libtorchVersion"] = "2.10.0",
            }.OrderBy(text => text.Key, StringComparer.Ordinal),
            network.Metadata.OrderBy(text => text.Key, StringComparer.Ordinal));
        using var document = JsonDocument.Parse(File.ReadAllText(_folder["model.json"]));
        Assert.Equal(
            network.Metadata.OrderBy(text => text.Key, StringComparer.Ordinal),
            document.RootElement.EnumerateObject()
                .Select(property => KeyValuePair.Create(property.Name, Compact(property.Value)))
                .OrderBy(text => text.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Metadata_that_does_not_fit_is_refused()
    {
        using var model = new TinySpace.Model(new(0, 2, 1));
        using var other = new TinySpace.Model(new(0, 0, 1));

        AssertRefused(
            () => ModelMetadata.Create(model, Preprocessing.None(new(8), 3)),
            "The TinySpace network takes images of 1 channels; the preprocessing is for 3.");
        AssertRefused(() => ModelMetadata.Create(model, Bytes, ["cat"]), "The TinySpace network has 3 classes; there are 1 names.");
        AssertRefused(
            () => ModelMetadata.Create(model, Preprocessing.None(new(8), 1), inputType: InputType.UInt8),
            "The TinySpace network was trained on values that aren't bytes from 0 to 255, so its input can't be uint8. Choose float32.");
        AssertRefused(
            () => OnnxFile.Save(other, _folder["model.onnx"], ModelMetadata.Create(model, Bytes)),
            $"The network is TinySpace 0,0,1 (fingerprint {TinySpace.Spec.Fingerprint}); the metadata is that of TinySpace 0,2,1 "
            + $"({TinySpace.Spec.Fingerprint}).");

        static void AssertRefused(Action act, string message) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_of_something_else_is_not_replaced()
    {
        using var model = new TinySpace.Model(new(0, 2, 1));
        File.WriteAllText(_folder["report.json"], "{ \"space\": \"TinySpace\" }");

        var exception = Assert.Throws<IOException>(() => ModelMetadata.Create(model, Bytes).Save(_folder["report.json"]));

        Assert.Equal(
            $"{_folder["report.json"]} is there and doesn't describe an exported network. Choose another name for the network.",
            exception.Message);
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

        var exception = Assert.Throws<InvalidDataException>(() => OnnxFile.Save(model, _folder["model.onnx"], Raw(model)));

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

        var exception = Assert.Throws<InvalidDataException>(() => OnnxFile.Save(model, _folder["model.onnx"], Raw(model)));

        Assert.Equal(
            "The TinySpace network 0,2,1 gives logits that aren't finite, although its weights are: they are too large, up to 1e+30. "
            + "Train again with a lower learning rate.",
            exception.Message);
    }

    private static Preprocessing Bytes => new(new(8), Preprocessing.ByteScale, [0.25f], [0.125f]);

    private static ModelMetadata Raw(BaseModel model) => ModelMetadata.Create(
        model, Preprocessing.None(new(model.Spec.InputSize), model.Spec.InputChannels), inputType: InputType.Raw);

    private static string Compact(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : JsonSerializer.Serialize(value, CompactJson);

    private void AssertRefused(BaseModel model, string message)
    {
        Assert.Equal(message, Assert.Throws<NotSupportedException>(() => OnnxFile.Save(model, _folder["model.onnx"], Raw(model))).Message);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    private OnnxNetwork Export(BaseModel model, bool train = false)
    {
        model.train(train);
        OnnxFile.Save(model, _folder["model.onnx"], Raw(model));
        return new(File.ReadAllBytes(_folder["model.onnx"]));
    }

    private static void AssertSame(BaseModel model, OnnxNetwork network, Tensor images)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        Assert.InRange((model.call(images) - network.Run(images)).abs().max().item<float>(), 0, Tolerance);
    }
}
