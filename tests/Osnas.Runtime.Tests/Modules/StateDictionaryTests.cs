using Osnas.Blocks;
using Osnas.Modules;
using TorchSharp;

namespace Osnas.Runtime.Tests;

public sealed class StateDictionaryTests
{
    [Fact]
    public void A_block_names_its_weights_by_its_parts()
    {
        var options = new BlockOptions { ExpansionRate = 2, SqueezeExcite = true, Activation = Activation.PRelu };
        using var module = new GraphModule(BlockRegistry.Build(Block.Mobile, new(8, 8, 1, options), new(8, 8)));

        Assert.Equal(
            [
                "expand.conv.weight", "expand.bn.weight", "expand.bn.bias", "expand.act.weight",
                "depthwise.conv.weight", "depthwise.bn.weight", "depthwise.bn.bias", "depthwise.act.weight",
                "se.reduce.weight", "se.reduce.bias", "se.expand.weight", "se.expand.bias",
                "project.conv.weight", "project.bn.weight", "project.bn.bias",
            ],
            module.named_parameters().Select(parameter => parameter.name));
        Assert.Contains("depthwise.bn.running_mean", module.state_dict().Keys);
    }

    [Fact]
    public void A_model_names_its_blocks_by_stage_and_number()
    {
        using var model = new TinySpace.Model(new(0, 2, 1));
        var names = model.state_dict().Keys;

        Assert.Contains("first0.conv.conv.weight", names);
        Assert.Contains("search0.expand.conv.weight", names);
        Assert.Contains("search1.se.reduce.bias", names);
        Assert.Contains("last1.linear.weight", names);
        Assert.DoesNotContain(names, name => name.StartsWith("search2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_supernet_names_all_candidates()
    {
        using var supernet = new TinySpace.Supernet();

        Assert.Contains("search1.candidate0.expand.conv.weight", supernet.state_dict().Keys);
        Assert.Contains("search1.candidate2.se.expand.weight", supernet.state_dict().Keys);
    }

    [Fact]
    public void Batch_norms_follow_their_options()
    {
        using var model = new TinySpace.Model(new(0, 0, 0), batchNorm: new(Momentum: 0.2, TrackRunningStats: false, Epsilon: 1e-3));
        var norm = model.modules().OfType<TorchSharp.Modules.BatchNorm2d>().First();

        Assert.Equal((0.2, 1e-3, false), (norm.momentum, norm.eps, norm.track_running_stats));
        Assert.DoesNotContain(model.state_dict().Keys, name => name.EndsWith("running_mean", StringComparison.Ordinal));
    }
}
