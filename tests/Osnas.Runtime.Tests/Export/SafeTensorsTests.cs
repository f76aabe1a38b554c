using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Osnas.Export;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class SafeTensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_loaded_is_what_was_saved()
    {
        using var scope = NewDisposeScope();
        using var saved = new TinySpace.Model(new(0, 2, 1));
        using var loaded = new TinySpace.Model(new(0, 2, 1));
        saved.call(RandomImages.Batch(4)).Dispose();
        SafeTensors.Save(saved, _folder["model.safetensors"]);
        SafeTensors.Load(loaded, _folder["model.safetensors"]);

        Assert.All(saved.state_dict().Zip(loaded.state_dict()), pair =>
        {
            Assert.Equal(pair.First.Key, pair.Second.Key);
            Assert.True(pair.First.Value.equal(pair.Second.Value).all().item<bool>());
        });
    }

    /// <summary>By the format's own description: no gap, no overlap, offsets from the end of the header.</summary>
    [Fact]
    public void The_file_is_as_the_format_says()
    {
        using var layer = nn.Linear(3, 2);
        SafeTensors.Save(layer, _folder["linear.safetensors"]);
        var bytes = File.ReadAllBytes(_folder["linear.safetensors"]);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        using var header = JsonDocument.Parse(Encoding.UTF8.GetString(bytes, 8, length));

        Assert.Equal(0, length % 8);
        Assert.Equal(
            """{"bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"weight":{"dtype":"F32","shape":[2,3],"data_offsets":[8,32]}}""",
            header.RootElement.GetRawText());
        Assert.Equal(8 + length + 32, bytes.Length);
        Assert.Equal(layer.weight!.data<float>()[5], BitConverter.ToSingle(bytes, bytes.Length - 4));
    }

    [Fact]
    public void Another_network_is_refused_with_the_tensor()
    {
        using var layer = nn.Linear(3, 2);
        using var wide = nn.Linear(4, 2);
        using var model = new TinySpace.Model(new(0, 0, 0));
        SafeTensors.Save(layer, _folder["linear.safetensors"]);

        var shape = Assert.Throws<InvalidDataException>(() => SafeTensors.Load(wide, _folder["linear.safetensors"]));
        var name = Assert.Throws<InvalidDataException>(() => SafeTensors.Load(model, _folder["linear.safetensors"]));
        Assert.EndsWith(": weight is Float32 [2, 3]; the network has Float32 [2, 4].", shape.Message, StringComparison.Ordinal);
        Assert.Contains(": there is no first0", name.Message, StringComparison.Ordinal);
    }
}
