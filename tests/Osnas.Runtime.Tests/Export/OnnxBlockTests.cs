using Google.Protobuf;
using Osnas.Blocks;
using Osnas.Export;
using Osnas.Export.Onnx;
using Osnas.Graph;
using Osnas.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>ONNX Runtime makes of every block's nodes what TorchSharp makes of its module.</summary>
public sealed class OnnxBlockTests
{
    private const int Samples = 20;
    private const int Images = 2;
    private const double Tolerance = 1e-4;

    public static TheoryData<string> Names => [.. BlockCatalog.BuiltIn.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nodes_compute_what_the_module_does(string name) => RandomBlock.Sample(name, Samples, Check);

    private static void Check(OpGraph graph)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var module = new GraphModule(graph);
        RandomState.Set(module);
        module.eval();
        var writer = new GraphWriter("block");
        var output = new BlockWriter(writer, "block", module.state_dict(), BatchNormOptions.Default.Epsilon).Write(
            graph, writer.AddInput(OnnxFile.Input, TensorProto.Types.DataType.Float, graph.Input));
        using var network = new OnnxNetwork(writer.Finish(OnnxFile.Output, output).ToByteArray());
        var input = randn(Images, graph.Input.Channels, graph.Input.Height, graph.Input.Width);

        Assert.Equal(graph.Output, output.Shape);
        Assert.InRange((module.call(input).flatten(1) - network.Run(input)).abs().max().item<float>(), 0, Tolerance);
    }
}
