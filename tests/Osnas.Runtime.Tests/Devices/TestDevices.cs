using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>The devices that tests run on: the CPU, and a GPU where there is one.</summary>
internal static class TestDevices
{
    /// <summary>
    /// How much a device may differ from the CPU, relative to the greatest value: 32-bit floats, summed in another order.
    /// </summary>
    public const double Tolerance = 1e-4;

    private const string Variable = "OSNAS_TEST_DEVICE";

    /// <summary>The device that is asked for, which must be there; null if the tests run on what there is.</summary>
    public static string? Asked { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } name ? name : null;

    /// <summary>The devices by the names that <c>--device</c> has for them. No machine has both kinds of GPU.</summary>
    public static IReadOnlyList<string> Names { get; } = Asked is null ? ["cpu", OperatingSystem.IsMacOS() ? "mps" : "cuda"] : [Asked];

    /// <summary>Why the tests of a device can't run here; null if they can, or must.</summary>
    public static string? FindReasonToSkip(string name) =>
        Asked is null && !IsThere(name) ? $"This machine has no device '{name}' that libtorch can use." : null;

    /// <summary>A device.</summary>
    /// <param name="name">Its name.</param>
    public static Device Get(string name)
    {
        Assert.True(IsThere(name), $"{Variable} is {name}, but this machine has no such device that libtorch can use.");

        // By default, convolutions on NVIDIA GPUs round their inputs to 10 bits (TF32).
        backends.cudnn.allow_tf32 = false;
        return new(name);
    }

    /// <summary>Whether two tensors have about the same values, and are numbers.</summary>
    /// <param name="expected">The values, on any device.</param>
    /// <param name="actual">The values, on any device.</param>
    /// <param name="what">What they are, for the message.</param>
    /// <param name="tolerance">The greatest difference, relative to the greatest value.</param>
    public static void AssertClose(Tensor expected, Tensor actual, string what, double tolerance = Tolerance)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected.shape, actual.shape);
        var (first, second) = (Read(expected), Read(actual));
        var difference = (first - second).abs().max().item<double>();
        var scale = Math.Max(first.abs().max().item<double>(), 1e-3);
        Assert.True(difference <= tolerance * scale, $"{what} differ by {difference:g3}, of {scale:g3}.");

        static Tensor Read(Tensor values) => values.detach().to(Devices.Host).to(ScalarType.Float64);
    }

    /// <summary>Whether two networks have about the same parameters and statistics, each on its own device.</summary>
    public static void AssertClose(nn.Module expected, nn.Module actual, double tolerance = Tolerance)
    {
        var state = actual.state_dict();
        Assert.NotEmpty(state);
        Assert.All(expected.state_dict(), entry => AssertClose(entry.Value, state[entry.Key], entry.Key, tolerance));
    }

    /// <summary>Whether two networks have the same parameters and statistics, bit for bit.</summary>
    public static void AssertSame(nn.Module expected, nn.Module actual)
    {
        var state = actual.state_dict();
        Assert.NotEmpty(state);
        Assert.All(
            expected.state_dict(),
            entry => Assert.True(entry.Value.to(Devices.Host).equal(state[entry.Key].to(Devices.Host)).all().item<bool>(), entry.Key));
    }

    private static bool IsThere(string name)
    {
        NativeDependency.Libtorch.Load();
        return name.Split(':') switch
        {
            ["cpu"] => true,
            ["cuda"] => cuda_is_available(),
            ["cuda", var index] => cuda_is_available() && int.Parse(index, CultureInfo.InvariantCulture) < cuda.device_count(),
            ["mps"] => mps_is_available(),
            _ => false,
        };
    }
}
