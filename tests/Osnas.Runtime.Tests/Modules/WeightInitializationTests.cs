using Osnas.Blocks;
using Osnas.Modules;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class WeightInitializationTests
{
    private static readonly BlockOptions Options = new() { KernelSize = 5, Group = 4, BatchNorm = false, Activation = Activation.None };

    /// <summary>
    /// The variance is 2 by fan-out: 25 pixels of the kernel by 256 out-channels, in 4 groups. Of 102,400 weights the
    /// mean has a deviation of 0.3 % and the spread of 0.2 %: 2 % is six and nine of them, by chance once in 500 million.
    /// </summary>
    [Fact]
    public void Convolutions_are_normal_by_fan_out()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using var module = new GraphModule(BlockRegistry.Build(Block.Conv, new(64, 256, 1, Options), new(64, 8)));
        var conv = module.modules().OfType<Conv2d>().Single();
        var deviation = Math.Sqrt(2.0 / (25 * 256 / 4));

        Assert.Equal(1, conv.weight!.std().item<float>() / deviation, 0.02);
        Assert.Equal(0, conv.weight!.mean().item<float>() / deviation, 0.02);
        Assert.True(conv.bias!.eq(0).all().item<bool>());
    }

    /// <summary>Of 20,000 weights the spread has a deviation of 0.5 %: 5 % is ten of them.</summary>
    [Fact]
    public void Classifiers_start_small()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        using var module = new GraphModule(BlockRegistry.Build(Block.Classifier, new(200, 100, 1, Options), new(200, 1)));
        var linear = module.modules().OfType<Linear>().Single();

        Assert.Equal(0.01, linear.weight!.std().item<float>(), 0.0005);
        Assert.True(linear.bias!.eq(0).all().item<bool>());
    }

    [Fact]
    public void Batch_norms_start_as_the_identity()
    {
        using var scope = NewDisposeScope();
        using var model = new TinySpace.Model(new(0, 0, 0));

        Assert.All(model.modules().OfType<BatchNorm2d>(), norm =>
        {
            Assert.True(norm.weight.eq(1).all().item<bool>());
            Assert.True(norm.bias!.eq(0).all().item<bool>());
            Assert.True(norm.running_mean!.eq(0).all().item<bool>());
            Assert.True(norm.running_var!.eq(1).all().item<bool>());
        });
    }

    /// <summary>
    /// What the memory was before doesn't matter: it is full of NaN, and two supernets of the same seed are equal. Those of other
    /// seeds differ in all that is drawn.
    /// </summary>
    [Fact]
    public void No_weight_is_left_as_the_memory_was()
    {
        using var scope = NewDisposeScope();
        using var supernet = Build(seed: 1);
        using var likeIt = Build(seed: 1);
        using var another = Build(seed: 2);
        var (first, same, other) = (supernet.state_dict(), likeIt.state_dict(), another.state_dict());

        foreach (var (name, weight) in first)
        {
            Assert.True(weight.isfinite().all().item<bool>(), name);
            Assert.True(weight.equal(same[name]).all().item<bool>(), name);
            Assert.Equal(weight.dim() > 1, !weight.equal(other[name]).all().item<bool>());
        }

        static TinySpace.Supernet Build(int seed)
        {
            Tensor[] used = [.. Enumerable.Range(1, 2000).Select(length => full([length % 600], float.NaN))];
            foreach (var one in used)
                one.Dispose();
            random.manual_seed(seed);
            return new();
        }
    }
}
