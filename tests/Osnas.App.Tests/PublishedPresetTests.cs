using Osnas.Presets;

namespace Osnas.App.Tests;

/// <summary>The published presets against published totals.</summary>
public sealed class PublishedPresetTests
{
    /// <summary>As torchvision's mobilenet_v2 has them, which names 3504872 parameters and 0.301 billion operations.</summary>
    [Fact]
    public void MobileNetV2_has_its_published_cost()
    {
        var space = MobileNetV2.Spec;
        var architecture = new Architecture(new int[space.ModelCfgShape.Rows]);

        Assert.Equal(1, space.ArchitectureCount);
        Assert.Equal(new Cost(300_774_272, 3_504_872), new CostModel(space).Of(architecture));
    }

    /// <summary>
    /// Some of Keras's table of the paper's 22 networks, in millions. Widths are rounded to a multiple of 8; the last
    /// one is only ever widened.
    /// </summary>
    [Theory]
    [InlineData(1.4, 224, 582)]
    [InlineData(1.3, 224, 509)]
    [InlineData(1.0, 192, 221)]
    [InlineData(1.0, 160, 154)]
    [InlineData(1.0, 128, 99)]
    [InlineData(1.0, 96, 56)]
    [InlineData(0.75, 224, 209)]
    [InlineData(0.75, 128, 69)]
    [InlineData(0.5, 224, 97)]
    [InlineData(0.35, 224, 59)]
    public void MobileNetV2_has_its_published_cost_at_other_widths_and_sizes(double width, int inputSize, double megaflops)
    {
        var space = Widen(MobileNetV2.Spec, width, head: (int)(1280 * Math.Max(1, width)));

        var cost = new CostModel(space, inputSize).Of(new(new int[space.ModelCfgShape.Rows]));

        Assert.Equal(megaflops, cost.Flops / 1e6, tolerance: 1);
    }

    /// <summary>
    /// As torchvision's weights of mobilenet_v3_large, mobilenet_v3_small and efficientnet_b0 have them: num_params, and _ops in
    /// billions, which are 0.217, 0.057 and 0.386. The digits follow from the layers of torchvision's configurations.
    /// </summary>
    [Theory]
    [InlineData(nameof(MobileNetV3Large), 216_589_760, 5_483_032)]
    [InlineData(nameof(MobileNetV3Small), 56_510_400, 2_542_856)]
    [InlineData(nameof(EfficientNetB0), 385_814_752, 5_288_548)]
    public void Networks_of_one_architecture_have_their_published_cost(string network, long flops, long parameters)
    {
        var space = SearchSpaces.Get(network).Spec;

        Assert.Equal(1, space.ArchitectureCount);
        Assert.Equal(new Cost(flops, parameters), new CostModel(space).Of(new(new int[space.ModelCfgShape.Rows])));
    }

    /// <summary>
    /// As torchvision's weights of mnasnet0_5 to mnasnet1_3 have them: num_params, and _ops in billions. The head is never
    /// widened.
    /// </summary>
    [Theory]
    [InlineData(0.5, 2_218_512, 0.104)]
    [InlineData(0.75, 3_170_208, 0.215)]
    [InlineData(1.0, 4_383_312, 0.314)]
    [InlineData(1.3, 6_282_256, 0.526)]
    public void MnasNet_B1_has_its_published_cost(double width, long parameters, double gigaflops)
    {
        var cost = new CostModel(Widen(MnasNet.Spec, width, head: 1280)).Of(Architecture.Parse("0,0,0,2,2,2,3,3,3,1,1,3,3,3,3,1"));

        Assert.Equal(parameters, cost.Params);
        Assert.Equal(gigaflops, Math.Round(cost.Flops / 1e9, 3));
    }

    /// <summary>
    /// The searched architecture in the official implementation's README: 323M FLOPs, 3.5M parameters. The latter are
    /// the weights alone; here batch norm and a bias of the classifier are counted too.
    /// </summary>
    [Fact]
    public void Spos_has_the_published_cost_of_its_searched_architecture()
    {
        var costs = new CostModel(Spos.Spec);
        var searched = costs.Of(Architecture.Parse("2,1,0,1,2,0,2,0,2,0,2,3,0,0,0,0,3,2,3,3"));

        Assert.Equal(323, Math.Round(searched.Flops / 1e6));
        Assert.Equal(3_529_312 + 29_152 + 1000, searched.Params);
    }

    /// <summary>One candidate in all layers, counted as the official implementation does: convolutions and the classifier.</summary>
    [Theory]
    [InlineData(0, 295_842_496)]
    [InlineData(1, 313_654_976)]
    [InlineData(2, 340_373_696)]
    [InlineData(3, 358_825_920)]
    public void Spos_of_one_candidate_costs_what_the_official_implementation_says(int candidate, long expected)
    {
        var costs = new CostModel(Spos.Spec);

        Assert.Equal(expected, costs.Of(new(Enumerable.Repeat(candidate, 20))).Flops);
    }

    /// <summary>
    /// Architectures of the official models, and what cogsys-tuebingen/uninas (test_model_stats.py) measured of them.
    /// It counts an operation for each mean too: over the width of 1280 channels of 7 rows, then over their height.
    /// The paper's table 3 has 388M and 4.6M, 345M and 4.5M, 321M and 4.4M.
    /// </summary>
    [Theory]
    [InlineData("2,0,2,3,5,0,0,5,5,1,3,1,1,3,3,5,3,5,4", 388_133_088, 4_651_352)]
    [InlineData("1,0,1,0,3,1,2,0,3,1,0,3,2,0,5,4,5,3,4", 345_307_872, 4_506_272)]
    [InlineData("1,0,2,0,0,0,0,0,0,3,0,0,0,0,5,5,3,3,4", 321_035_232, 4_397_864)]
    public void FairNas_has_the_published_cost_of_its_searched_architectures(string architecture, long flops, long parameters) =>
        Assert.Equal(
            new Cost(flops - (1280 * (7 + 1)), parameters), new CostModel(FairNAS.Spec).Of(Architecture.Parse(architecture)));

    /// <summary>
    /// The mobile network of the official configuration, as osmr/imgclsmob and cogsys-tuebingen/uninas have it; the latter
    /// counts the 1280 means too.
    /// </summary>
    [Fact]
    public void ProxylessNas_mobile_has_its_published_cost() =>
        Assert.Equal(
            new Cost(320_428_864 - 1280, 4_080_512),
            new CostModel(ProxylessNAS.Spec).Of(Architecture.Parse("2,0,6,6,4,0,2,2,5,2,2,2,3,2,2,2,5,5,4,4,5")));

    /// <summary>
    /// The networks for CPUs and GPUs and the wider mobile one, and the network of Single-Path NAS (arXiv:1904.02877), which is
    /// of the same stages: widths, choices and parameters as osmr/imgclsmob has them (proxylessnas.py, spnasnet.py).
    /// </summary>
    [Theory]
    [InlineData("40,24,32,48,88,104,216,360,1432", "1,0,0,0,1,0,0,2,1,6,6,0,3,0,0,0,3,2,2,0,3", 4_361_648)]
    [InlineData("40,24,32,56,112,128,256,432,1728", "2,6,6,6,4,6,6,0,5,6,6,2,3,6,0,2,5,5,5,3,5", 7_119_848)]
    [InlineData("48,24,40,56,112,136,256,448,1792", "2,0,6,6,4,0,2,2,5,2,2,2,3,2,2,2,5,5,4,4,5", 6_857_568)]
    [InlineData("32,16,24,40,80,96,192,320,1280", "0,0,0,6,3,0,0,0,3,0,0,0,3,2,2,2,3,3,3,3,1", 4_421_616)]
    public void Networks_of_ProxylessNas_stages_have_their_published_parameters(string widths, string architecture, long parameters)
    {
        var channels = Architecture.Parse(widths);
        var space = ProxylessNAS.Spec;
        var macroCfg = new MacroCfg(
            [space.MacroCfg.First[0] with { OutChannels = channels[0] },
                space.MacroCfg.First[1] with { InChannels = channels[0], OutChannels = channels[1] }],
            space.MacroCfg.Search.Select(
                (layer, index) => new LayerCfg(channels[1 + ((index + 3) / 4)], channels[2 + (index / 4)], layer.Stride)),
            space.MacroCfg.Last.Select(block => block.Block switch
            {
                Block.Conv => block with { InChannels = channels[7], OutChannels = channels[8] },
                Block.Classifier => block with { InChannels = channels[8] },
                _ => block,
            }));

        Assert.Equal(parameters, new CostModel(space with { MacroCfg = macroCfg }).Of(Architecture.Parse(architecture)).Params);
    }

    /// <summary>
    /// Architectures of facebookresearch/mobile-vision (fbnet_modeldef_cls_fbnet.py), totals of its README, in millions.
    /// They differ by less than 0.1 each: its convolutions have biases beside batch norm, and A ends in 1504 channels.
    /// </summary>
    [Theory]
    [InlineData("8,2,0,8,8,7,2,4,2,7,6,5,7,3,5,6,1,7,7,6,7,7", 1504, 244.5, 4.3)]
    [InlineData("0,3,4,0,0,7,6,3,7,7,7,8,6,7,0,4,6,7,4,7,7,3", 1984, 291.1, 4.8)]
    [InlineData("0,3,8,0,0,7,6,7,3,7,6,7,7,7,7,7,6,7,7,7,7,3", 1984, 378.2, 5.5)]
    public void FBNet_has_the_published_cost_of_its_searched_architectures(
        string architecture, int head, double megaflops, double megaparams)
    {
        var macroCfg = FBNet.MacroCfg;
        var last = macroCfg.Last.Select(block => block.Block switch
        {
            Block.Conv => block with { OutChannels = head },
            Block.Classifier => block with { InChannels = head },
            _ => block,
        });
        var cost = new CostModel(FBNet.Spec with { MacroCfg = macroCfg with { Last = new(last) } }).Of(
            Architecture.Parse(architecture));

        Assert.Equal(megaflops, cost.Flops / 1e6, tolerance: 0.1);
        Assert.Equal(megaparams, cost.Params / 1e6, tolerance: 0.1);
    }

    /// <summary>A space of other widths, rounded to a multiple of 8, as MobileNetV2 and MnasNet have it.</summary>
    private static SearchSpaceSpec Widen(SearchSpaceSpec space, double width, int head)
    {
        return space with
        {
            MacroCfg = new(
                space.MacroCfg.First.Select(WidenBlock),
                space.MacroCfg.Search.Select(layer => new LayerCfg(Scale(layer.InChannels), Scale(layer.OutChannels), layer.Stride)),
                space.MacroCfg.Last.Select(WidenBlock)),
        };

        BlockCfg WidenBlock(BlockCfg block) =>
            block with
            {
                InChannels = Scale(block.InChannels),
                OutChannels = block.OutIsClasses ? block.OutChannels : Scale(block.OutChannels)
            };

        int Scale(int channels)
        {
            if (channels is 0 or 3)
                return channels;
            if (channels == 1280)
                return head;
            var scaled = Math.Max(8, (int)((channels * width) + 4) / 8 * 8);
            return scaled < 0.9 * channels * width ? scaled + 8 : scaled;
        }
    }
}
