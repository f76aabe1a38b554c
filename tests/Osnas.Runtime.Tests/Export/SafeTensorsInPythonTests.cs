using Osnas.Export;
using TorchSharp;

namespace Osnas.Runtime.Tests;

/// <summary>Python reads the names, types, shapes and values that were saved, bit for bit.</summary>
public sealed class SafeTensorsInPythonTests : IDisposable
{
    // The format's description, in the standard library: a length, a header, the values.
    private const string Plain = """
        import json, struct, sys
        data = open(sys.argv[1], "rb").read()
        length = struct.unpack("<Q", data[:8])[0]
        for name, entry in sorted(json.loads(data[8:8 + length]).items()):
            begin, end = entry["data_offsets"]
            values = struct.iter_unpack({"F32": "<f", "I64": "<q"}[entry["dtype"]], data[8 + length + begin:8 + length + end])
            bits = b"".join(struct.pack({"F32": "<f", "I64": "<q"}[entry["dtype"]], value[0]) for value in values)
            print(name, entry["dtype"], entry["shape"], bits.hex())
        """;

    private const string Torch = """
        import sys, torch
        from safetensors.torch import load_file
        for name, value in sorted(load_file(sys.argv[1]).items()):
            print(name, {torch.float32: "F32", torch.int64: "I64"}[value.dtype], list(value.shape), value.contiguous().numpy().tobytes().hex())
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [PythonFact]
    public void By_the_format_alone() => AssertRead(Plain);

    [PythonFact("torch", "numpy", "safetensors")]
    public void By_PyTorch() => AssertRead(Torch);

    private void AssertRead(string script)
    {
        using var model = new TinySpace.Model(new(0, 2, 1));
        using (var images = RandomImages.Batch(4))
            model.call(images).Dispose();
        var path = _folder["model.safetensors"];
        SafeTensors.Save(model, path);

        var expected = model.state_dict().OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry =>
            $"{entry.Key} {(entry.Value.dtype == torch.ScalarType.Float32 ? "F32" : "I64")} [{string.Join(", ", entry.Value.shape)}] "
            + $"{Convert.ToHexStringLower(entry.Value.bytes)}");
        Assert.Equal(expected, PythonFactAttribute.Run(script, path).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
