using Osnas.Blocks;
using Osnas.Graph;
using Osnas.Modules;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Module = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace Osnas.Runtime.Tests;

/// <summary>Measures a module as a custom block of 4 to 4 channels on 8x8 pixels.</summary>
internal static class MeasuredModule
{
    /// <summary>The cost of <see cref="Conv"/>.</summary>
    public static readonly Cost OfConv = new(4 * 4 * 9 * 64, (4 * 4 * 9) + 4);

    /// <summary>A convolution of 4 to 4 channels, kernel 3.</summary>
    public static Conv2d Conv() => nn.Conv2d(4, 4, 3, 1, 1);

    public static Parameter Weight(params long[] shape) => new(randn(shape));

    public static Cost Measure(Func<Module> create)
    {
        var name = $"registration{Guid.NewGuid():N}";
        ModuleBlock.Register(name, BlockOption.None, _ => create());
        return BlockRegistry.Build(name, new(4, 4, 1, BlockOptions.Default), new(4, 8)).Cost;
    }

    public static void AssertFault(string message, Func<Module> create)
    {
        var exception = Assert.Throws<GraphException>(() => Measure(create));
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }
}
