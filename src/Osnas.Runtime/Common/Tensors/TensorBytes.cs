using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>The values of tensors in files. Tensors of any device are read and written by way of the host.</summary>
internal static class TensorBytes
{
    private const int BufferSize = 1 << 16;

    /// <summary>Reads the values of a tensor, which stays where it is.</summary>
    /// <param name="stream">The values, in the order of the last dimension first.</param>
    /// <param name="tensor">The tensor, dense in memory.</param>
    /// <exception cref="EndOfStreamException">There are too few values.</exception>
    public static void Read(Stream stream, Tensor tensor)
    {
        using var noGrad = no_grad();
        if (tensor.device_type == DeviceType.CPU)
        {
            tensor.ReadBytesFromStream(stream, BufferSize);
            return;
        }

        using var values = TensorFactory.Empty(tensor.shape, tensor.dtype, Devices.Host);
        values.ReadBytesFromStream(stream, BufferSize);
        tensor.copy_(values);
    }

    /// <summary>Writes the values of a tensor, in the order of the last dimension first.</summary>
    public static void Write(Stream stream, Tensor tensor)
    {
        using var values = TensorReads.ToHost(tensor);
        values.WriteBytesToStream(stream, BufferSize);
    }
}
