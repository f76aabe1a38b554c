using Osnas.Samples;
using Osnas.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>The batch norms of unified layers, and what is left of a pass.</summary>
public sealed class UnifiedLayerTests
{
    /// <summary>OSNASLib gives the switchable batch norms none of the options.</summary>
    [Fact]
    public void All_batch_norms_have_the_options()
    {
        using var supernet = new UnifiedSpace.Supernet(batchNorm: new(Momentum: 0.3, TrackRunningStats: false));
        BatchNorm2d[] norms = [.. supernet.Layers.SelectMany(layer => layer.modules()).OfType<BatchNorm2d>()];

        // In each of 3 sub-blocks the expansion's and those of 2 or 3 kernels; and one for each of 3 expansions.
        Assert.Equal((3 * (1 + 2)) + 3 + (3 * (1 + 3)) + 3, norms.Length);
        Assert.All(norms, norm => Assert.Equal((0.3, false), (norm.momentum!.Value, norm.track_running_stats)));
    }

    /// <summary>
    /// OSNASLib's supernet has 5,525,544 parameters. Each of its layers has a batch norm for 0 to 6 sub-blocks, ours for
    /// those from 2 to 6 that there are: 2 x 2 parameters fewer for each out-channel, and 2048 out-channels of all layers.
    /// </summary>
    [Fact]
    public void Sgnas_has_OsnasLibs_parameters_but_for_batch_norms_that_never_run()
    {
        using var supernet = new SGNAS.Supernet();

        Assert.Equal(2048, SGNAS.MacroCfg.Search.Sum(layer => layer.OutChannels));
        Assert.Equal(5_525_544 - (2 * 2 * 2048), supernet.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(5_525_544 - (2 * 2 * 2048), new CostModel(SGNAS.Spec).SupernetParams);
    }

    [Fact]
    public void The_projection_has_a_batch_norm_for_each_expansion()
    {
        using var scope = NewDisposeScope();
        using var supernet = new UnifiedSpace.Supernet();
        supernet.SetActivateArchitecture(new(0, 3, 1, 0, 0, 2));
        supernet.call(RandomImages.Batch(4));
        var state = supernet.state_dict();

        Assert.Equal(
            [0, 1, 0],
            Enumerable.Range(1, 3).Select(expansion => state[$"search0.project.bn{expansion}.num_batches_tracked"].item<long>()));
        Assert.Equal(
            [0, 0, 1],
            Enumerable.Range(1, 3).Select(expansion => state[$"search1.project.bn{expansion}.num_batches_tracked"].item<long>()));
    }

    [Fact]
    public void Only_the_active_path_is_calibrated()
    {
        using var scope = NewDisposeScope();
        using var supernet = new UnifiedSpace.Supernet();
        using var images = RandomImages.Dataset(8);
        supernet.SetActivateArchitecture(new(0, 3, 1, 0, 0, 2));
        HashSet<BatchNorm2d> active =
            [.. supernet.ActiveModules.SelectMany(module => module.modules().Prepend(module)).OfType<BatchNorm2d>()];
        BatchNorm2d[] idle = [.. supernet.modules().OfType<BatchNorm2d>().Except(active)];
        foreach (var norm in idle)
            norm.running_mean!.fill_(7);

        BatchNormCalibration.Apply(supernet, images, batchSize: 4);

        Assert.Equal(1 + (2 * 2) + 1 + (3 * 2) + 1, active.Count);
        Assert.All(idle, norm => Assert.True(norm.running_mean!.eq(7).all().item<bool>()));
        Assert.All(active, norm => Assert.Equal(2, norm.num_batches_tracked!.item<long>()));
    }

    [Theory]
    [InlineData(ForwardState.Single)]
    [InlineData(ForwardState.Sum)]
    [InlineData(ForwardState.GumbelSoftmax)]
    public void A_pass_leaves_no_tensor(ForwardState state)
    {
        using var supernet = new UnifiedSpace.Supernet();
        supernet.InitializeArchParam();
        supernet.SetForwardState(state);
        using var images = RandomImages.Batch(2);
        Parameter[] parameters = [.. supernet.parameters(), .. supernet.GetArchParam()];

        LiveTensors.AssertConstant(5, () =>
        {
            using (var output = supernet.call(images))
            using (var loss = output.sum())
                loss.backward();
            foreach (var parameter in parameters)
                parameter.grad = null;
        });
    }
}
