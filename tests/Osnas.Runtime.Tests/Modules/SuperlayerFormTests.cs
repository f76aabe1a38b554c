using Osnas.Spaces.Forms;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>What superlayers ask the form of their space.</summary>
public sealed class SuperlayerFormTests
{
    /// <summary>Generated code names the class.</summary>
    [Fact]
    public void The_base_class_of_each_form_is_a_superlayer() => Assert.All(SuperlayerForms.All, form =>
        Assert.True(typeof(BaseSuperlayer).IsAssignableFrom(typeof(BaseSuperlayer).Assembly.GetType($"{nameof(Osnas)}.{form.BaseClass}"))));

    [Fact]
    public void A_layer_that_is_more_than_its_candidates_needs_a_forward()
    {
        using var images = RandomImages.Batch(1);
        using var layer = new Own(UnifiedSpace.Spec);

        Assert.Equal(
            "UnifiedSpace: a layer of this space has more than its candidates; derive from UnifiedSuperlayer, or override forward.",
            Assert.Throws<NotSupportedException>(() => layer.call(images)).Message);
        Assert.Equal(
            UnifiedSpace.ModelCfgShape.Rows / UnifiedSpace.MacroCfg.Search.Count,
            layer.named_children().Count(part => part.name.StartsWith("sub", StringComparison.Ordinal)));
    }

    private sealed class Own(SearchSpaceSpec spec) : BaseSuperlayer(spec, 0, BatchNormOptions.Default);
}
