using static TorchSharp.torch;

namespace Osnas.Export.Onnx;

/// <summary>Writes what scales and normalizes the input of a network as ONNX nodes, in the order of training.</summary>
/// <param name="writer">Takes the nodes.</param>
internal sealed class PreprocessingWriter(GraphWriter writer)
{
    /// <summary>Writes the nodes that the input needs.</summary>
    /// <param name="metadata">Says what is done.</param>
    /// <param name="input">The input.</param>
    /// <returns>What the network takes.</returns>
    public OnnxValue Write(ModelMetadata metadata, OnnxValue input)
    {
        var value = metadata.InputType == InputType.UInt8
            ? writer.Add("input.float", "Cast", input.Shape, [input.Name], NodeAttribute.Of("to", (long)TensorProto.Types.DataType.Float))
            : input;
        if (!metadata.NormalizationInGraph)
            return value;

        // Training divides, too, which rounds otherwise than a product does.
        if (metadata.Scale != 1)
            value = writer.Add(
                "input.scaled", "Div", input.Shape, [value.Name, writer.AddScalar("input.divisor", (float)(1 / metadata.Scale))]);
        if (metadata.Mean.Any(mean => mean != 0))
            value = writer.Add("input.centered", "Sub", input.Shape, [value.Name, PerChannel("input.mean", metadata.Mean)]);
        if (metadata.Deviation.Any(deviation => deviation != 1))
            value = writer.Add("input.normalized", "Div", input.Shape, [value.Name, PerChannel("input.deviation", metadata.Deviation)]);
        return value;
    }

    private string PerChannel(string name, IReadOnlyList<float> values)
    {
        using var vector = TensorFactory.Of(values.ToArray(), Devices.Host);
        return writer.AddTensor(name, vector, values.Count, 1, 1);
    }
}
