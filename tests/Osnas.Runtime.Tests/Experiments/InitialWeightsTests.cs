using System.Text;
using Osnas.Experiments;
using Osnas.Export;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class InitialWeightsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("winner.safetensors")]
    [InlineData("winner.dat")]
    public void All_tensors_are_loaded(string name)
    {
        using var saved = new TinySpace.Model(new(0, 2, 1));
        using var loaded = new TinySpace.Model(new(0, 2, 1));
        Save(saved, name);

        var report = InitialWeights.Load(_folder[name], isPartial: false, loaded);

        var count = loaded.state_dict().Count;
        Assert.Equal((count, count), (report.Loaded, report.Tensors));
        Assert.Empty(report.Differences);
        Assert.Equal([$"all {count} tensors from {_folder[name]}"], report.Describe());
        Assert.All(saved.state_dict(), entry => AssertSame(entry.Value, loaded.state_dict()[entry.Key]));
    }

    [Theory]
    [InlineData("winner.safetensors")]
    [InlineData("winner.dat")]
    public void Other_classes_leave_the_classifier_as_it_is(string name)
    {
        using var scope = NewDisposeScope();
        using var saved = new TinySpace.Model(new(0, 2, 1), classes: 5);
        using var loaded = new TinySpace.Model(new(0, 2, 1));
        var before = loaded.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        Save(saved, name);

        var error = Assert.Throws<InvalidDataException>(() => InitialWeights.Load(_folder[name], isPartial: false, loaded));
        Assert.All(loaded.state_dict(), entry => AssertSame(before[entry.Key], entry.Value));
        var report = InitialWeights.Load(_folder[name], isPartial: true, loaded);

        string[] other = [.. loaded.state_dict().Where(entry => entry.Value.shape is [3, ..] or [3]).Select(entry => entry.Key)
            .Where(key => key.StartsWith("last", StringComparison.Ordinal))];
        Assert.Equal(2, other.Length);
        Assert.Equal(before.Count - 2, report.Loaded);
        Assert.Equal(
            other.Select(key => $"{key} is Float32 [{Shape(saved, key)}] in the file, the network has Float32 [{Shape(loaded, key)}]"),
            report.Differences);
        Assert.Equal(
            $"{_folder[name]} doesn't fit the network: {string.Join("; ", report.Differences)}. To load only what fits "
            + $"({before.Count - 2} of {before.Count} tensors), add --weights-partial.",
            error.Message);
        Assert.All(
            loaded.state_dict(),
            entry => AssertSame(other.Contains(entry.Key) ? before[entry.Key] : saved.state_dict()[entry.Key], entry.Value));
    }

    [Fact]
    public void Many_differences_are_counted()
    {
        using var saved = new TinySpace.Model(new(0, 2, 1));
        using var other = new TinySpace.Model(new(2, 0, 1));
        SafeTensors.Save(saved, _folder["x.safetensors"]);

        var error = Assert.Throws<InvalidDataException>(() => InitialWeights.Load(_folder["x.safetensors"], isPartial: false, other));
        var report = InitialWeights.Load(_folder["x.safetensors"], isPartial: true, other);

        Assert.InRange(report.Differences.Count, 11, int.MaxValue);
        Assert.Contains(
            $"{string.Join("; ", report.Differences.Take(10))}; and {report.Differences.Count - 10} more. ",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(12, report.Describe().Count());
        Assert.Contains(report.Differences, difference => difference.StartsWith("the network has no search", StringComparison.Ordinal));
        Assert.Contains(report.Differences, difference => difference.StartsWith("the file has no search", StringComparison.Ordinal));
    }

    /// <summary>A file of another program: 16-bit floats, a type of its own, and a name that is there twice.</summary>
    [Theory]
    [InlineData(
        """{"weight":{"dtype":"F16","shape":[1,1],"data_offsets":[0,2]},"bias":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}""",
        "weight is Float16 [1, 1] in the file, the network has Float32 [1, 1]. To load only what fits (1 of 2 tensors), add ")]
    [InlineData(
        """{"weight":{"dtype":"F8_E4M3","shape":[1,1],"data_offsets":[0,1]},"bias":{"dtype":"F32","shape":[1],"data_offsets":[1,5]}}""",
        "weight is F8_E4M3 [1, 1] in the file, the network has Float32 [1, 1]. To load only what fits (1 of 2 tensors), add ")]
    [InlineData(
        """{"bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"bias":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""",
        "bias is there twice.")]
    [InlineData(
        """{"head":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""",
        " fits the network: the file has no weight; the file has no bias; the network has no head.")]
    [InlineData(
        """{"weight":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""",
        "the values of weight are not in the file as its header says.")]
    public void What_does_not_fit_is_told(string header, string message)
    {
        using var layer = nn.Linear(1, 1);
        var path = _folder["other.safetensors"];
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), .. new byte[8]]);

        Assert.Contains(
            message,
            Assert.Throws<InvalidDataException>(() => InitialWeights.Load(path, isPartial: false, layer)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.safetensors", " is not a safetensors file: ")]
    [InlineData("x.bin", " is not a file of weights: ")]
    public void What_is_no_file_of_weights_is_refused(string name, string message)
    {
        using var layer = nn.Linear(1, 1);
        File.WriteAllText(_folder[name], "neither weights nor a checkpoint");

        Assert.StartsWith(
            _folder[name] + message,
            Assert.Throws<InvalidDataException>(() => InitialWeights.Load(_folder[name], isPartial: true, layer)).Message,
            StringComparison.Ordinal);
    }

    private static string Shape(nn.Module network, string name) => string.Join(", ", network.state_dict()[name].shape);

    private static void AssertSame(Tensor expected, Tensor actual) => Assert.True(expected.equal(actual).all().item<bool>());

    private void Save(nn.Module network, string name)
    {
        if (Path.GetExtension(name) == ".dat")
            network.save(_folder[name]);
        else
            SafeTensors.Save(network, _folder[name]);
    }
}
