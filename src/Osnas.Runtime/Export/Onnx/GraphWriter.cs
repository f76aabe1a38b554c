using Google.Protobuf;
using Osnas.Graph;
using static TorchSharp.torch;

namespace Osnas.Export.Onnx;

/// <summary>Collects the nodes and the initializers of an ONNX graph with one input and one output.</summary>
/// <param name="name">The name of the graph.</param>
internal sealed class GraphWriter(string name)
{
    /// <summary>The version of the set of operators that the nodes are of.</summary>
    public const int Opset = 17;

    private const int FormatVersion = 8;
    private const string BatchSize = "N";

    /// <summary>Each file is the first version of its network; readers show 2^63 where there is none.</summary>
    private const int ModelVersion = 1;

    private readonly GraphProto _graph = new() { Name = name };

    /// <summary>Adds a node of one output, which has the node's name.</summary>
    public OnnxValue Add(string name, string operation, TensorShape shape, IEnumerable<string> inputs, params AttributeProto[] attributes)
    {
        _graph.Node.Add(
            new NodeProto { Name = name, OpType = operation, Input = { inputs }, Output = { name }, Attribute = { attributes } });
        return new(name, shape);
    }

    /// <summary>Adds 32-bit floats.</summary>
    /// <returns>The name.</returns>
    public string AddTensor(string name, Tensor values, params long[] shape)
    {
        using var dense = TensorReads.ToHost(values);
        var bytes = ByteString.CopyFrom(TensorReads.BytesOnHost(dense));
        return Add(name, TensorProto.Types.DataType.Float, bytes, shape.Length == 0 ? values.shape : shape);
    }

    /// <summary>Adds one 32-bit float.</summary>
    /// <returns>The name.</returns>
    public string AddScalar(string name, float value) =>
        Add(name, TensorProto.Types.DataType.Float, ByteString.CopyFrom(BitConverter.GetBytes(value)), []);

    /// <summary>Adds 64-bit integers.</summary>
    /// <returns>The name.</returns>
    public string AddIntegers(string name, params long[] values) =>
        Add(name, TensorProto.Types.DataType.Int64, ByteString.CopyFrom([.. values.SelectMany(BitConverter.GetBytes)]), [values.Length]);

    /// <summary>Declares the input <c>[N, C, H, W]</c>.</summary>
    public OnnxValue AddInput(string name, TensorProto.Types.DataType type, TensorShape shape)
    {
        _graph.Input.Add(Declare(name, type, shape.Channels, shape.Height, shape.Width));
        return new(name, shape);
    }

    /// <summary>Declares the output <c>[N, C * H * W]</c>, and makes a file of the graph.</summary>
    public ModelProto Finish(string name, OnnxValue value)
    {
        Add(name, "Flatten", value.Shape, [value.Name], NodeAttribute.Of("axis", 1));
        _graph.Output.Add(Declare(name, TensorProto.Types.DataType.Float, value.Shape.Channels * value.Shape.Area));
        return new()
        {
            IrVersion = FormatVersion,
            OpsetImport = { new OperatorSetIdProto { Version = Opset } },
            ProducerName = nameof(Osnas),
            ProducerVersion = Library.Version,
            ModelVersion = ModelVersion,
            Graph = _graph,
        };
    }

    private string Add(string name, TensorProto.Types.DataType type, ByteString values, IEnumerable<long> shape)
    {
        _graph.Initializer.Add(new TensorProto { Name = name, DataType = (int)type, Dims = { shape }, RawData = values });
        return name;
    }

    private static ValueInfoProto Declare(string name, TensorProto.Types.DataType type, params long[] extents)
    {
        var shape = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dimension { DimParam = BatchSize } } };
        shape.Dim.AddRange(extents.Select(extent => new TensorShapeProto.Types.Dimension { DimValue = extent }));
        return new()
        {
            Name = name,
            Type = new() { TensorType = new() { ElemType = (int)type, Shape = shape } }
        };
    }
}
