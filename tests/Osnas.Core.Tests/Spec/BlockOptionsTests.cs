namespace Osnas.Core.Tests;

public sealed class BlockOptionsTests
{
    private const BlockOption Everything = (BlockOption)0xFFFF;

    public static TheoryData<BlockOption, string, BlockOptions> Faults => new()
    {
        { BlockOption.KernelSize, "KernelSize is 4; a kernel size must be odd, from 1 to 4095", new() { KernelSize = 4 } },
        { BlockOption.KernelSize, "KernelSize is 0; a kernel size must be odd, from 1 to 4095", new() { KernelSize = 0 } },
        { BlockOption.KernelSize, "KernelSize is -3; a kernel size must be odd, from 1 to 4095", new() { KernelSize = -3 } },
        { BlockOption.KernelSize, "KernelSize is 4097; a kernel size must be odd, from 1 to 4095", new() { KernelSize = 4097 } },
        { BlockOption.KernelSizes, "KernelSizes is empty; name at least one, for example KernelSizes = [3, 5]", new() },
        { BlockOption.KernelSizes, "KernelSizes contains 4; a kernel size must be odd, from 1 to 4095",
            new() { KernelSizes = new([3, 4]) } },
        { BlockOption.KernelSizes, "KernelSizes contains 0; a kernel size must be odd, from 1 to 4095",
            new() { KernelSizes = new([3, 0]) } },
        { BlockOption.ExpansionRate, "ExpansionRate is 0.5; it must be from 1 to 4096", new() { ExpansionRate = 0.5 } },
        { BlockOption.ExpansionRate, "ExpansionRate is 4096.5; it must be from 1 to 4096", new() { ExpansionRate = 4096.5 } },
        { BlockOption.ExpansionRate, "ExpansionRate is NaN; it must be from 1 to 4096", new() { ExpansionRate = double.NaN } },
        { BlockOption.Activation, "Activation is 17; it must be None, Relu, HSwish, PRelu, Swish or PlainRelu",
            new() { Activation = (Activation)17 } },
        { BlockOption.HiddenChannels, "HiddenChannels is -1; it must be from 1 to 65536", new() { HiddenChannels = -1 } },
        { BlockOption.HiddenChannels, "HiddenChannels is 65537; it must be from 1 to 65536", new() { HiddenChannels = 65537 } },
        { BlockOption.SqueezeExciteOf, "SqueezeExciteOf is 2; it must be Expansion or Input",
            new() { SqueezeExciteOf = (SqueezeExciteOf)2 } },
        { BlockOption.SqueezeExciteReduction, "SqueezeExciteReduction is 0; it must be from 1 to 4096",
            new() { SqueezeExciteReduction = 0 } },
        { BlockOption.SqueezeExciteDivisor, "SqueezeExciteDivisor is 4097; it must be from 1 to 4096",
            new() { SqueezeExciteDivisor = 4097 } },
        { BlockOption.SqueezeExciteActivation, "SqueezeExciteActivation is 6; it must be None, Relu, HSwish, PRelu, Swish or PlainRelu",
            new() { SqueezeExciteActivation = (Activation)6 } },
        { BlockOption.SqueezeExciteGate, "SqueezeExciteGate is -1; it must be HSigmoid or Sigmoid",
            new() { SqueezeExciteGate = (SqueezeExciteGate)(-1) } },
        { BlockOption.PointGroup, "PointGroup is 0; it must be from 1 to 4096", new() { PointGroup = 0 } },
        { BlockOption.Group, "Group is 0; it must be from 1 to 4096", new() { Group = 0 } },
        { BlockOption.Dilation, "Dilation is 0; it must be from 1 to 4096", new() { Dilation = 0 } },
        { BlockOption.Padding, "Padding is -2; it must be from 0 to 4096", new() { Padding = -2 } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_value_out_of_range_is_a_fault_where_the_option_is_used(BlockOption option, string message, BlockOptions options)
    {
        Assert.Equal(new OptionFault(option, message), options.FindFault(option));
        Assert.Null((options with { KernelSizes = new([3]) }).FindFault(Everything & ~(option | BlockOption.KernelSizes)));
    }

    [Fact]
    public void A_block_has_either_hidden_channels_or_an_expansion_rate()
    {
        var options = new BlockOptions { HiddenChannels = 64, ExpansionRate = 2.5 };

        Assert.Equal(
            new OptionFault(BlockOption.HiddenChannels, "HiddenChannels is 64 and ExpansionRate is 2.5; remove one of them"),
            options.FindFault(Everything & ~BlockOption.KernelSizes));
    }

    [Fact]
    public void Defaults_and_bounds_are_no_faults()
    {
        var least = new BlockOptions { KernelSize = 1, KernelSizes = new([1]), ExpansionRate = 1, Padding = 0 };
        var greatest = new BlockOptions
        {
            KernelSize = 4095,
            KernelSizes = new([4095]),
            ExpansionRate = 4096,
            SqueezeExciteReduction = 4096,
            SqueezeExciteDivisor = 4096,
            PointGroup = 4096,
            Group = 4096,
            Dilation = 4096,
            Padding = 4096,
        };

        Assert.Null(BlockOptions.Default.FindFault(Everything & ~BlockOption.KernelSizes));
        Assert.Null(least.FindFault(Everything));
        Assert.Null(greatest.FindFault(Everything));
        Assert.Null(new BlockOptions { HiddenChannels = 65536 }.FindFault(BlockOption.HiddenChannels | BlockOption.ExpansionRate));
    }

    [Fact]
    public void The_short_form_tells_what_is_used_and_not_default()
    {
        var options = new BlockOptions
        {
            KernelSize = 5,
            KernelSizes = new([3, 7]),
            ExpansionRate = 2.5,
            Group = 2,
            PointGroup = 4,
            Dilation = 3,
            Padding = 0,
            SqueezeExcite = true,
            BatchNorm = false,
            Activation = Activation.HSwish,
        };

        Assert.Equal("k5 k3+7 e2.5 g2 pg4 d3 p0 se bias hswish", options.Describe(Everything));
        Assert.Equal("k5 e2.5", options.Describe(BlockOption.KernelSize | BlockOption.ExpansionRate));
        Assert.Equal("k3 k e1", BlockOptions.Default.Describe(Everything));
    }

    [Fact]
    public void The_short_form_tells_what_a_squeeze_excite_has_of_its_own()
    {
        var options = new BlockOptions
        {
            HiddenChannels = 72,
            SqueezeExcite = true,
            SqueezeExciteOf = SqueezeExciteOf.Input,
            SqueezeExciteReduction = 8,
            SqueezeExciteDivisor = 2,
            SqueezeExciteActivation = Activation.Swish,
            SqueezeExciteGate = SqueezeExciteGate.Sigmoid,
        };

        Assert.Equal("mobile k3 h72 se se:input se:r8 se:d2 se:swish se:sigmoid", options.Describe(Block.Mobile));
        Assert.Equal("mobile k3 h72", (options with { SqueezeExcite = false }).Describe(Block.Mobile));
        Assert.Equal("own h72 se:input se:r8 se:d2 se:swish se:sigmoid", (options with { SqueezeExcite = false }).Describe("own"));
    }

    [Fact]
    public void Options_are_stated_or_default_one_by_one()
    {
        var options = new BlockOptions
        {
            KernelSize = 5,
            KernelSizes = new([3]),
            Activation = Activation.None,
            ExpansionRate = 2,
            HiddenChannels = 72,
            PointGroup = 2,
            Group = 2,
            Dilation = 2,
            Padding = 2,
            BatchNorm = false,
            SqueezeExcite = true,
            SqueezeExciteOf = SqueezeExciteOf.Input,
            SqueezeExciteReduction = 8,
            SqueezeExciteDivisor = 2,
            SqueezeExciteActivation = Activation.Swish,
            SqueezeExciteGate = SqueezeExciteGate.Sigmoid,
        };

        Assert.Equal(Everything, options.FindStated());
        Assert.Equal(options, options.Only(Everything));
        foreach (var option in Enum.GetValues<BlockOption>())
            Assert.Equal(option, options.Only(option).FindStated());
    }

    [Theory]
    [InlineData(Activation.PlainRelu, "plainrelu")]
    [InlineData(Activation.None, "linear")]
    [InlineData(Activation.PRelu, "prelu")]
    [InlineData(Activation.Swish, "swish")]
    public void The_short_form_names_activations(Activation activation, string expected) =>
        Assert.Equal(expected, new BlockOptions { Activation = activation }.Describe(BlockOption.Activation));
}
