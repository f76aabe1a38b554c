using Google.Protobuf;
using Osnas.Blocks;
using Osnas.Export.Onnx;
using Osnas.Graph;
using Osnas.Modules;
using Osnas.Spaces;
using static TorchSharp.torch;

namespace Osnas.Export;

/// <summary>
/// Writes decoded networks as ONNX files (https://onnx.ai), which ONNX Runtime and other inference engines run.
/// </summary>
public static class OnnxFile
{
    /// <summary>The name of the network's input: images <c>[N, InputChannels, H, W]</c> (see <see cref="InputType"/>).</summary>
    public const string Input = "images";

    /// <summary>The name of the network's output: logits <c>[N, Classes]</c>.</summary>
    public const string Output = "logits";

    /// <summary>The version of the ONNX operator set in the file.</summary>
    public const int Opset = GraphWriter.Opset;

    /// <summary>
    /// Writes a network in evaluation mode. The batch size is free, the image size is fixed. The initializers have the names of
    /// the state dictionary, and the file contains the properties of the metadata.
    /// </summary>
    /// <param name="model">The network, on any device.</param>
    /// <param name="path">The file; an existing file is replaced.</param>
    /// <param name="metadata">The type of the input and the description, from <see cref="ModelMetadata.Create"/>.</param>
    /// <exception cref="ArgumentException">The metadata belongs to another architecture or space.</exception>
    /// <exception cref="NotSupportedException">A part of the network can't be represented in ONNX: a TorchSharp module of your
    /// own, a batch norm without running statistics, or an overridden <c>forward</c>. The message names it.</exception>
    /// <exception cref="InvalidDataException">The network's weights or logits aren't finite.</exception>
    /// <exception cref="SearchSpaceException">The network can't take images of that size.</exception>
    public static void Save(BaseModel model, string path, ModelMetadata metadata)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        if (FiniteWeights.FindFault(model) is { } fault)
            throw new InvalidDataException(
                $"The {model.Spec.Name} network {model.Architecture} has unusable weights: {fault}. The training "
                + "diverged; train again with a lower learning rate.");
        if (metadata.Fingerprint != model.Spec.Fingerprint || metadata.Architecture != model.Architecture.ToString())
            throw new ArgumentException(
                $"The network is {model.Spec.Name} {model.Architecture} (fingerprint {model.Spec.Fingerprint}); the metadata is that of "
                + $"{metadata.Space} {metadata.Architecture} ({metadata.Fingerprint}).",
                nameof(metadata));
        var image = new TensorShape(metadata.Channels, metadata.Height, metadata.Width);
        var file = Create(model, metadata, image);
        CheckOutput(model, image);
        AtomicFile.Write(path, temporary =>
        {
            using var stream = File.Create(temporary);
            file.WriteTo(stream);
        });
    }

    private static ModelProto Create(BaseModel model, ModelMetadata metadata, TensorShape image)
    {
        if (!model.BatchNorm.TrackRunningStats)
            throw Unsupported(model, "its batch norms have no running statistics (BatchNormOptions.TrackRunningStats)");
        var writer = new GraphWriter(model.Spec.Name);
        var type = metadata.InputType == InputType.UInt8 ? TensorProto.Types.DataType.Uint8 : TensorProto.Types.DataType.Float;
        var value = new PreprocessingWriter(writer).Write(metadata, writer.AddInput(Input, type, image));
        foreach (var (name, layer) in model.Layers)
        {
            if (layer is not GraphModule block)
                throw Unsupported(model, $"{name} is a TorchSharp module with unknown operations");
            if (block.Graph.Nodes.Select(node => node.Op).OfType<OpaqueOp>().FirstOrDefault() is { } opaque)
                throw Unsupported(model, $"{name} is the block {opaque.Block}, a TorchSharp module with unknown operations");
            value = new BlockWriter(writer, name, block.state_dict(), model.BatchNorm.Epsilon).Write(block.Graph, value);
        }

        var file = writer.Finish(Output, value);
        file.DocString = metadata.Description;
        file.MetadataProps.AddRange(metadata.ToTexts().Select(text => new StringStringEntryProto { Key = text.Name, Value = text.Value }));
        return file;
    }

    /// <summary>Runs the network beside its layers, on a gray ramp.</summary>
    private static void CheckOutput(BaseModel model, TensorShape image)
    {
        var wasTraining = model.training;
        model.eval();
        try
        {
            var images =
                TensorFactory.Ramp(image.Channels * image.Area, Devices.Of(model)).reshape(1, image.Channels, image.Height, image.Width);
            var (output, ofLayers) = (model.call(images), model.RunLayers(images));
            if (!TensorReads.ReadScalar<bool>(ofLayers.isfinite().all()))
                throw new InvalidDataException(
                    $"The {model.Spec.Name} network {model.Architecture} gives logits that aren't finite, although its weights are: they "
                    + $"are too large, up to {GreatestWeight(model):0.#e+0}. Train again with a lower learning rate.");
            if (!TensorReads.ReadScalar<bool>(output.equal(ofLayers).all()))
                throw Unsupported(model, "its class overrides forward, which ONNX can't represent");
        }
        finally
        {
            model.train(wasTraining);
        }
    }

    private static double GreatestWeight(BaseModel model) =>
        model.parameters().Max(weight => TensorReads.ReadScalar<double>(Doubles.From(weight.abs().max())));

    private static NotSupportedException Unsupported(BaseModel model, string reason) =>
        new($"The {model.Spec.Name} network {model.Architecture} can't be written as ONNX: {reason}.");
}
