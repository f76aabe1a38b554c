using System.Runtime.InteropServices;
using Osnas.Graph;
using Osnas.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Known numbers; <see cref="FoldedGraphTests"/> has those of all blocks.</summary>
public sealed class OneDnnConvolutionTests
{
    public static TheoryData<ActivationFunction?, bool, float[]> Ends => new()
    {
        { null, false, [-3, 0, 5, 21] },
        { ActivationFunction.Relu, false, [0, 0, 5, 21] },
        { ActivationFunction.Relu6, false, [0, 0, 5, 6] },
        { null, true, [-2, 2, 8, 25] },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void Gives_the_sum_or_the_activation_of_a_convolution(ActivationFunction? activation, bool adds, float[] expected)
    {
        using var scope = NewDisposeScope();
        using var module = nn.Conv2d(2, 2, 1);
        using var convolution = OneDnnConvolution.TryFor(module, tensor([2f, 0, 0, 2]).view(2, 2, 1, 1), tensor([1f, 1]));
        Assert.Equal(RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64, convolution is not null);
        if (convolution is null)
            return;
        var input = Map(-2, -0.5f, 2, 10);

        var output = convolution.TryRun(input, activation, adds ? Map(1, 2, 3, 4) : null);

        Assert.Equal(expected, output!.contiguous().data<float>());
        Assert.Equal([-2f, -0.5f, 2, 10], input.contiguous().data<float>());

        static Tensor Map(params float[] values) => MemoryLayout.ToChannelsLast(tensor(values).view(1, 2, 1, 2));
    }
}
