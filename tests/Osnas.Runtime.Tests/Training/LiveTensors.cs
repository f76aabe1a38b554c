using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Holds code to disposing all tensors that it makes.</summary>
internal static class LiveTensors
{
    /// <summary>After a first time, which may create what stays, no repetition may leave a tensor.</summary>
    /// <param name="repetitions">How often.</param>
    /// <param name="action">The code.</param>
    /// <param name="parameters">Parameters that it creates: TorchSharp goes on counting the tensors that they were made from,
    /// which are empty.</param>
    public static void AssertConstant(int repetitions, Action action, int parameters = 0)
    {
        action();
        CollectGarbage();
        var before = Tensor.TotalCount;
        for (var repetition = 1; repetition <= repetitions; repetition++)
        {
            action();
            Assert.Equal(before + (parameters * repetition), Tensor.TotalCount);
        }
    }

    /// <summary>
    /// The parameters that the constructor of a network creates. Those of convolutions and linear layers take the place of ones
    /// without values, so they count twice.
    /// </summary>
    public static int CountParameters(nn.Module network) =>
        network.parameters().Count()
        + network.modules().Where(module => module is Conv2d or Linear).Sum(module => module.parameters().Count());

    /// <summary>What other tests left would be counted while it lives, and missed when it is gone.</summary>
    public static void CollectGarbage()
    {
        // What a finalizer frees can be what kept another tensor: until nothing more goes.
        long before;
        do
        {
            before = Tensor.TotalCount;
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        while (Tensor.TotalCount != before);
    }
}
