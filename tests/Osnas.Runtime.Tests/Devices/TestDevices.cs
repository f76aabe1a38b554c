using System.Collections.Concurrent;
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

    /// <summary>The environment variable that names the only device of the tests.</summary>
    public const string Variable = "OSNAS_TEST_DEVICE";

    private const string Cpu = "cpu";

    private static readonly ConcurrentDictionary<string, string?> Faults = new();

    /// <summary>The devices by the names that <c>--device</c> has for them. No machine has both kinds of GPU.</summary>
    public static IReadOnlyList<string> Names => Asked is { } name ? [name] : [Cpu, OperatingSystem.IsMacOS() ? "mps" : "cuda"];

    // The device that is asked for, which must be there; null if the tests run on what there is.
    private static string? Asked => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } name ? name : null;

    /// <summary>Why the tests of a device can't run here; null if they can, or must. Every machine has a CPU.</summary>
    public static string? FindReasonToSkip(string name) => Asked is null && name != Cpu ? FindFault(name) : null;

    /// <summary>Why no test can run on a device; null if tests can.</summary>
    /// <param name="name">Its name.</param>
    public static string? FindFault(string name) => Faults.GetOrAdd(name, static device =>
    {
        try
        {
            var asked = ComputeDevice.Parse(device);
            if (asked == ComputeDevice.Auto)
                return "the tests need a named device; write cpu, cuda, cuda:1 or mps";
            DeviceSelection.Select(asked);
            return null;
        }
        catch (Exception exception) when (exception is FormatException or NotSupportedException or DllNotFoundException)
        {
            return exception.Message;
        }
    });

    /// <summary>A device.</summary>
    /// <param name="name">Its name.</param>
    public static Device Get(string name)
    {
        var fault = FindFault(name);
        Assert.True(fault is null, $"No test can run on {name}: {fault}");

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
}
