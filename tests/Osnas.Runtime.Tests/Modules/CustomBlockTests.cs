using Osnas.Blocks;
using Osnas.Graph;
using Osnas.Modules;
using Osnas.Spaces;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Blocks of the user's own: lowered to operations, and wrapped modules.</summary>
public sealed class CustomBlockTests : IDisposable
{
    private static readonly SearchSpaceSpec Spec = CustomBlocksSpace.Spec;

    public void Dispose() => LiveTensors.CollectGarbage();

    public static TheoryData<string> Architectures => ["0,0", "1,1", "2,2", "0,1", "1,0"];

    [Theory]
    [MemberData(nameof(Architectures))]
    public void The_look_up_table_tells_what_the_decoded_model_costs(string text)
    {
        var architecture = Architecture.Parse(text);
        var table = CustomBlocksSpace.LookUpTable.Create();
        using var model = new CustomBlocksSpace.Model(architecture);
        var counter = new MacCounter(model);

        using var output = model.call(zeros(1, 1, 8, 8));

        Assert.Equal(counter.Macs, table.GetModelInfo(InfoMetric.Flops, architecture));
        Assert.Equal(model.parameters().Sum(parameter => parameter.numel()), table.GetModelInfo(InfoMetric.Params, architecture));
    }

    /// <summary>By hand: 25 * 4 + 4 + 4 * 4 + 4 parameters, 25 * 4 multiply-accumulates on 8x8 pixels and 4 * 4.</summary>
    [Fact]
    public void The_cost_of_a_module_is_counted() => Assert.Equal(
        new Cost((25 * 4 * 64) + 16, (25 * 4) + 4 + (4 * 4) + 4),
        BlockRegistry.Build("gated", new(1, 4, 1, new() { KernelSize = 5 }), new(1, 8)).Cost);

    [Fact]
    public void A_block_is_described_by_what_its_space_states()
    {
        Assert.Equal(["ghost k5", "gated", "mobile k3 e2"], Spec.MicroCfg.Select(candidate => candidate.ToString()));
        Assert.NotEqual(
            Spec.Fingerprint,
            (Spec with
            {
                MicroCfg = new([Spec.MicroCfg[0] with { Options = BlockOptions.Default }, Spec.MicroCfg[1], Spec.MicroCfg[2]])
            }).Fingerprint);
    }

    [Fact]
    public void Measuring_leaves_the_random_numbers_and_no_tensors()
    {
        var size = 10;
        using var before = torch.random.get_rng_state();
        LiveTensors.AssertConstant(
            3, () => BlockRegistry.Build("gated", new(1, 4, 1, BlockOptions.Default), new(1, size++)), parameters: 2 * 4);
        using var after = torch.random.get_rng_state();

        Assert.True(before.Equals(after));
    }

    [Theory]
    [InlineData(ForwardState.Single)]
    [InlineData(ForwardState.Softmax)]
    public void Forward_and_backward_leave_no_tensors(ForwardState state)
    {
        using var supernet = new CustomBlocksSpace.Supernet();
        supernet.InitializeArchParam();
        supernet.SetForwardState(state);
        supernet.SetActivateArchitecture(new(1, 1));
        using var input = zeros(2, 1, 8, 8);

        LiveTensors.AssertConstant(3, () =>
        {
            using var scope = NewDisposeScope();
            supernet.call(input).sum().backward();
            foreach (var parameter in supernet.parameters().Concat(supernet.GetArchParam()))
                parameter.grad = null;
        });
    }

    [Fact]
    public void Weights_are_saved_and_loaded_with_the_rest()
    {
        using var folder = new TemporaryFolder();
        using var model = new CustomBlocksSpace.Model(new(0, 1));
        using var other = new CustomBlocksSpace.Model(new(0, 1));
        Assert.Equal(
            ["first0.module._conv.bias", "search1.module._conv.bias"],
            model.state_dict().Keys.Where(key => key.EndsWith("_conv.bias", StringComparison.Ordinal)));
        using var input = rand(2, 1, 8, 8);
        model.eval();
        other.eval();

        model.save(folder["model.dat"]);
        other.load(folder["model.dat"]);

        using var expected = model.call(input);
        using var actual = other.call(input);
        Assert.Equal(expected.data<float>().ToArray(), actual.data<float>().ToArray());
    }

    [Fact]
    public void A_module_may_give_its_input_back()
    {
        ModuleBlock.Register("same", BlockOption.None, _ => new SameModule());
        using var block = BlockModule.Create(new("same", BlockOptions.Default), new(4, 4));
        using var input = ones(1, 4, 2, 2);

        block.call(input).Dispose();

        Assert.False(input.IsInvalid);
    }

    [Theory]
    [InlineData(4, 1, "its output has 2 channels, not 4")]
    [InlineData(2, 2, "its output is 2x8x8; a custom block must give the declared shape, 2x4x4")]
    public void A_wrong_output_names_space_layer_and_candidate(int outChannels, int stride, string message)
    {
        ModuleBlock.Register("two", BlockOption.None, _ => new ConvModule(2));
        var wrong = SpaceOf("two", outChannels, stride);

        var exception = Assert.Throws<SearchSpaceException>(() => SpaceGraph.Build(wrong));

        Assert.Equal(
            $"Wrong: candidate 1 (two) can't be built at layer 0 (1->{outChannels} s{stride}) on 1x8x8: {message}.", exception.Message);
    }

    [Fact]
    public void What_a_module_throws_names_it_too()
    {
        ModuleBlock.Register("large", BlockOption.None, _ => new ConvModule(1, kernelSize: 9));

        var exception = Assert.Throws<SearchSpaceException>(() => SpaceGraph.Build(SpaceOf("large", 1, 1)));

        Assert.StartsWith(
            "Wrong: candidate 1 (large) can't be built at layer 0 (1->1 s1) on 1x8x8: its module fails on 1x8x8: ",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_no_hook_sees_is_no_layer_without_cost()
    {
        ModuleBlock.Register("unseen", BlockOption.None, _ => new ConvModule(1, hidden: true));

        var exception = Assert.Throws<GraphException>(() => BlockRegistry.Build("unseen", new(1, 1, 1, BlockOptions.Default), new(1, 8)));

        Assert.Contains("'_conv' isn't run with call(...)", exception.Message, StringComparison.Ordinal);
    }

    private static SearchSpaceSpec SpaceOf(string block, int channels, int stride) => new(
        "Wrong",
        new(
            [],
            [new(1, channels, stride)],
            [new(Block.GlobalAverage, 0, 0, 1, BlockOptions.Default),
                new(Block.Classifier, channels, 2, 1, BlockOptions.Default, OutIsClasses: true)]),
        new([new(Block.Conv, BlockOptions.Default), new(block, BlockOptions.Default)]))
    {
        InputChannels = 1,
        InputSize = 8,
        Classes = 2,
    };

    private sealed class SameModule() : nn.Module<Tensor, Tensor>(nameof(SameModule))
    {
        public override Tensor forward(Tensor input) => input;
    }

    private sealed class ConvModule : nn.Module<Tensor, Tensor>
    {
        private readonly Conv2d _conv;
        private readonly bool _hidden;

        public ConvModule(int outChannels, int kernelSize = 1, bool hidden = false)
            : base(nameof(ConvModule))
        {
            _conv = nn.Conv2d(1, outChannels, kernelSize);
            _hidden = hidden;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _hidden ? _conv.forward(input) : _conv.call(input);
    }
}
