using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Osnas.Export;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Osnas.Runtime.Tests;

/// <summary>An ONNX file in ONNX Runtime: what other people's engines make of it.</summary>
internal sealed class OnnxNetwork : IDisposable
{
    private readonly InferenceSession _session;

    public OnnxNetwork(byte[] file) => _session = new(file);

    public IReadOnlyDictionary<string, string> Metadata => _session.ModelMetadata.CustomMetadataMap;

    public int[] InputShape => _session.InputMetadata[OnnxFile.Input].Dimensions;

    public int[] OutputShape => _session.OutputMetadata[OnnxFile.Output].Dimensions;

    public void Dispose() => _session.Dispose();

    public Type InputType => _session.InputMetadata[OnnxFile.Input].ElementType;

    public long Version => _session.ModelMetadata.Version;

    public string Description => _session.ModelMetadata.Description;

    /// <summary>Runs the network.</summary>
    /// <param name="images">32-bit floats or bytes.</param>
    public Tensor Run(Tensor images)
    {
        using var dense = images.contiguous();
        int[] shape = [.. images.shape.Select(extent => (int)extent)];
        using var results = _session.Run(
            [
                images.dtype == ScalarType.Byte
                    ? NamedOnnxValue.CreateFromTensor(OnnxFile.Input, new DenseTensor<byte>(dense.data<byte>().ToArray(), shape))
                    : NamedOnnxValue.CreateFromTensor(OnnxFile.Input, new DenseTensor<float>(dense.data<float>().ToArray(), shape)),
            ]);
        var output = (DenseTensor<float>)results[0].AsTensor<float>();
        return tensor(output.ToArray(), output.Dimensions.ToArray().Select(extent => (long)extent).ToArray());
    }
}
