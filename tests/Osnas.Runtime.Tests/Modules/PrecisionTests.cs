using Osnas.Blocks;
using Osnas.Graph;
using Osnas.Modules;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Networks that compute in bfloat16, whose significand has 8 bits (IEEE 754's single precision: 24).</summary>
public sealed class PrecisionTests
{
    /// <summary>The numbers next to 1 in bfloat16 are 1 - 2^-8 and 1 + 2^-7.</summary>
    private const float JustAboveOne = 1 + (1 / 512f);

    public static TheoryData<string, BlockOptions, int, int> Blocks => new()
    {
        { Block.Conv, new() { KernelSize = 3, Activation = Activation.PRelu }, 1, 8 },
        { Block.Conv, new() { KernelSize = 1, Group = 2 }, 2, 8 },
        { Block.Mobile, new() { KernelSize = 5, ExpansionRate = 3, SqueezeExcite = true, Activation = Activation.HSwish }, 1, 8 },
        { Block.MixConv, new() { KernelSizes = new([3, 5]), ExpansionRate = 2 }, 2, 8 },
        { Block.SepConv, new() { KernelSize = 3, Activation = Activation.Swish }, 1, 8 },
        { Block.ShuffleV2, BlockOptions.Default, 1, 8 },
        { Block.AvgPool, new() { KernelSize = 3 }, 2, 8 },
        { Block.MaxPool, new() { KernelSize = 3 }, 2, 8 },
        { Block.Skip, BlockOptions.Default, 1, 8 },
        { Block.Skip, BlockOptions.Default, 2, 8 },
        { Block.Zero, BlockOptions.Default, 2, 8 },
        { Block.Classifier, BlockOptions.Default, 1, 1 },
    };

    /// <summary>All rounding is that of bfloat16, at most 2^-8 of each number; sums and several layers add a few.</summary>
    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_computes_nearly_the_same(string block, BlockOptions options, int stride, int size)
    {
        using var scope = NewDisposeScope();
        using var module = new GraphModule(BlockRegistry.Build(block, new(8, 8, stride, options), new(8, size)));
        SameNumbers.Fill(module, seed: 1);
        module.to(ScalarType.Float32);
        var input = MemoryLayout.ToChannelsLast(SameNumbers.Uniform([4, 8, size, size], seed: 2).to(ScalarType.Float32));
        var expected = module.call(input);
        module.Precision = NumericPrecision.Bf16;
        var actual = module.call(input);

        Assert.Equal(expected.shape, actual.shape);
        Assert.Equal(ScalarType.Float32, actual.dtype);
        Assert.InRange((actual - expected).abs().max().item<float>(), 0, 0.05 * Math.Max(1, expected.abs().max().item<float>()));
        if (actual.requires_grad)
            actual.square().sum().backward();
        Assert.All(module.parameters(), parameter => Assert.Equal(
            (ScalarType.Float32, ScalarType.Float32, true),
            (parameter.dtype, parameter.grad!.dtype, parameter.grad.isfinite().all().item<bool>())));
        Assert.All(module.buffers(), buffer => Assert.NotEqual(ScalarType.BFloat16, buffer.dtype));
    }

    [Fact]
    public void A_weight_is_rounded_where_bfloat16_computes()
    {
        Assert.Equal(JustAboveOne, RunOnes(NumericPrecision.Fp32, groups: 1));
        Assert.Equal(1, RunOnes(NumericPrecision.Bf16, groups: 1));
    }

    /// <summary>The backward pass of a convolution with groups is slow in bfloat16 on a CPU.</summary>
    [Fact]
    public void Groups_compute_in_bfloat16_without_gradients_only()
    {
        Assert.Equal(JustAboveOne, RunOnes(NumericPrecision.Bf16, groups: 2));
        using var noGrad = no_grad();
        Assert.Equal(1, RunOnes(NumericPrecision.Bf16, groups: 2));
    }

    [Theory]
    [InlineData(DeviceType.CPU, 1, true)]
    [InlineData(DeviceType.CPU, 2, false)]
    [InlineData(DeviceType.CUDA, 1, true)]
    [InlineData(DeviceType.CUDA, 2, true)]
    public void Groups_compute_in_32_bits_in_a_training_on_a_CPU_only(DeviceType device, int groups, bool isFastest)
    {
        var conv = new Conv2dOp(2, 2, KernelSize: 1, Stride: 1, Padding: 0, Dilation: 1, Groups: groups, Bias: false);
        var op = OpModule.Create(conv, BatchNormOptions.Default, CPU);
        using var module = op.Module;

        Assert.Equal(isFastest, op.BFloat16!.IsFastest(device));
    }

    /// <summary>Modules of users have 32-bit floats on either side.</summary>
    [Theory]
    [InlineData(nameof(TinySpace))]
    [InlineData(nameof(UnifiedSpace))]
    [InlineData(nameof(OwnClassesSpace))]
    [InlineData(nameof(CustomBlocksSpace))]
    public void A_supernet_computes_nearly_the_same_and_then_the_same_again(string name)
    {
        using var scope = NewDisposeScope();
        var space = SearchSpaces.Get(name);
        random.manual_seed(1);
        using var supernet = space.CreateSupernet(3, null, null);
        supernet.eval();
        var images = randn(2, space.Spec.InputChannels, space.Spec.InputSize.Height, space.Spec.InputSize.Width);
        var expected = supernet.call(images);
        Set(supernet, NumericPrecision.Bf16);
        var actual = supernet.call(images);
        Set(supernet, NumericPrecision.Fp32);

        Assert.Equal(ScalarType.Float32, actual.dtype);
        Assert.NotEqual(expected, actual);
        Assert.InRange((actual - expected).abs().max().item<float>(), 0, 0.05 * Math.Max(1, expected.abs().max().item<float>()));
        Assert.Equal(expected.data<float>().ToArray(), supernet.call(images).data<float>().ToArray());
    }

    [Fact]
    public void A_training_ends_with_the_precision_from_before()
    {
        using var images = RandomImages.Dataset(6);
        using var model = new TinySpace.Model(new(0, 2, 0));
        var trainer = new Trainer(model, new() { Epochs = 1, BatchSize = 3, Precision = NumericPrecision.Bf16 });
        if (!NetworkPrecision.ProcessorHasBFloat16)
        {
            Assert.Throws<NotSupportedException>(() => trainer.Train(images));
            return;
        }

        var seen = new List<NumericPrecision>();
        trainer.Train(images, new Report<TrainingStep>(_ => seen.AddRange(Graphs(model).Select(graph => graph.Precision))));

        Assert.Equal([NumericPrecision.Bf16], seen.Distinct());
        Assert.Equal([NumericPrecision.Fp32], Graphs(model).Select(graph => graph.Precision).Distinct());
        Assert.All(model.state_dict().Values, value => Assert.NotEqual(ScalarType.BFloat16, value.dtype));
    }

    /// <summary>The best epoch is chosen as the trained model is tested.</summary>
    [Fact]
    public void A_model_is_validated_with_32_bit_floats()
    {
        using var images = RandomImages.Dataset(6);
        using var model = new TinySpace.Model(new(0, 2, 0));
        var precision = NetworkPrecision.ProcessorHasBFloat16 ? NumericPrecision.Bf16 : NumericPrecision.Fp32;
        var seen = new List<NumericPrecision>();
        var trainer = new Trainer(model, new() { Epochs = 2, BatchSize = 3, KeepBest = true, Precision = precision })
        {
            Validation = () =>
            {
                seen.AddRange(Graphs(model).Select(graph => graph.Precision));
                return 0;
            },
        };
        trainer.Train(images);

        Assert.Equal([NumericPrecision.Fp32], seen.Distinct());
    }

    [Theory]
    [InlineData(NumericPrecision.Fp32, DeviceType.MPS, false, null)]
    [InlineData(NumericPrecision.Bf16, DeviceType.CPU, true, null)]
    [InlineData(NumericPrecision.Bf16, DeviceType.CUDA, false, null)]
    [InlineData(
        NumericPrecision.Bf16,
        DeviceType.CPU,
        false,
        "The precision bf16 needs a processor with the instructions avx512_bf16, and this processor doesn't have them. "
            + "Use the precision fp32.")]
    [InlineData(
        NumericPrecision.Bf16,
        DeviceType.MPS,
        true,
        "The precision bf16 is for the CPU and for CUDA, not for the device mps. Use the precision fp32.")]
    public void A_device_without_bfloat16_is_refused(NumericPrecision precision, DeviceType device, bool hasBFloat16, string? fault) =>
        Assert.Equal(fault, NetworkPrecision.FindFault(precision, new(device, 0), hasBFloat16, _ => null));

    [Fact]
    public void A_GPU_that_cannot_convolve_in_bfloat16_is_refused_with_the_reason() => Assert.Equal(
        "The precision bf16 can't be used on the device cuda:1: a convolution in it fails (no kernel image). Use the precision fp32.",
        NetworkPrecision.FindFault(NumericPrecision.Bf16, new(DeviceType.CUDA, 1), true, _ => "no kernel image"));

    /// <summary>The output of a 1x1 convolution of two channels, all weights just above one, for a pixel that one weight meets.</summary>
    private static float RunOnes(NumericPrecision precision, int groups)
    {
        using var scope = NewDisposeScope();
        var options = new BlockOptions { KernelSize = 1, Group = groups, Activation = Activation.None, BatchNorm = false };
        using var module = new GraphModule(BlockRegistry.Build(Block.Conv, new(2, 2, 1, options), new(2, 1)));
        module.Precision = precision;
        using (no_grad())
            module.parameters().First(parameter => parameter.dim() == 4).fill_(JustAboveOne);
        return module.call(tensor([1f, 0], [1, 2, 1, 1]))[0, 0, 0, 0].item<float>();
    }

    private static IEnumerable<GraphModule> Graphs(nn.Module network) => network.modules().OfType<GraphModule>();

    private static void Set(nn.Module network, NumericPrecision precision)
    {
        foreach (var graph in Graphs(network))
            graph.Precision = precision;
    }
}
