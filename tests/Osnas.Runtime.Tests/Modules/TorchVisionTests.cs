using Osnas.Presets;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Networks that are declared by attributes against TorchVision's, with the same weights.</summary>
public sealed class TorchVisionTests
{
    private const double Tolerance = 1e-4;
    private const int Images = 2;

    /// <summary>The last maps have 3x3 pixels, so that kernels are more than their centers.</summary>
    private const int ImageSize = 96;

    private static readonly BatchNormOptions OfMobileNetV3 = new(Momentum: 0.01, Epsilon: 0.001);

    public TorchVisionTests() => random.manual_seed(0);

    [Fact]
    public void MobileNetV2_computes_what_TorchVisions_does() =>
        Check(new MobileNetV2.Model(new(new int[MobileNetV2.ModelCfgShape.Rows])), torchvision.models.mobilenet_v2());

    [Fact]
    public void MobileNetV3Large_computes_what_TorchVisions_does() =>
        Check(new MobileNetV3Large.Model(new([0, 0]), batchNorm: OfMobileNetV3), torchvision.models.mobilenet_v3_large());

    [Fact]
    public void MobileNetV3Small_computes_what_TorchVisions_does() =>
        Check(new MobileNetV3Small.Model(new([0, 0]), batchNorm: OfMobileNetV3), torchvision.models.mobilenet_v3_small());

    private static void Check(nn.Module<Tensor, Tensor> own, nn.Module<Tensor, Tensor> reference)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using (own)
        using (reference)
        {
            // In 64 bits, rounding is far below the tolerance on every processor.
            own.to(ScalarType.Float64);
            reference.to(ScalarType.Float64);
            var images = randn([Images, 3, ImageSize, ImageSize], ScalarType.Float64);
            Spread(reference, images);
            Copy(reference, own);
            own.eval();
            var expected = reference.call(images);

            Assert.InRange((own.call(images) - expected).abs().max().item<double>(), 0, Tolerance);
            Assert.InRange(expected.std().item<double>(), 0.2, 5);
        }
    }

    /// <summary>
    /// Makes activations differ: batch norms have the statistics of the images, and scales with which values often exceed 6.
    /// Convolutions with a bias are those of squeeze-excite. TorchVision has ReLU6 there, torchvision in Python has ReLU; their
    /// weights are so small that both give the same. Those of linear layers are so large that the outputs are about 1.
    /// </summary>
    private static void Spread(nn.Module<Tensor, Tensor> network, Tensor images)
    {
        foreach (var norm in network.modules().OfType<TorchSharp.Modules.BatchNorm2d>())
        {
            norm.momentum = 1;
            norm.weight!.uniform_(1, 4);
            norm.bias!.uniform_(-1, 1);
        }

        foreach (var conv in network.modules().OfType<TorchSharp.Modules.Conv2d>().Where(conv => conv.bias is not null))
            conv.weight!.mul_(0.1);
        foreach (var linear in network.modules().OfType<TorchSharp.Modules.Linear>())
            linear.weight!.mul_(3);
        network.train();
        network.call(images);
        network.eval();
    }

    /// <summary>Copies all parameters and statistics in the order in which the modules run, whatever their names.</summary>
    private static void Copy(nn.Module reference, nn.Module own)
    {
        // TorchVision registers the classifier first.
        Tensor[] parameters = [.. reference.named_parameters().OrderBy(item => IsOfClassifier(item.name)).Select(item => item.parameter)];
        CopyAll([.. parameters, .. reference.buffers()], [.. own.parameters(), .. own.buffers()]);
    }

    private static bool IsOfClassifier(string name) => name.StartsWith("classifier", StringComparison.Ordinal);

    private static void CopyAll(Tensor[] from, Tensor[] to)
    {
        Assert.Equal(from.Select(tensor => tensor.shape), to.Select(tensor => tensor.shape));
        for (var index = 0; index < from.Length; index++)
            to[index].copy_(from[index]);
    }
}
