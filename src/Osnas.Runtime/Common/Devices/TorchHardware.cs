using System.Globalization;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>This machine, as libtorch and the system show it.</summary>
internal sealed class TorchHardware : IHardware
{
    private const int Side = 8;
    private const int Kernel = 3;

    private readonly Lazy<CudaFacts> _cuda = new(FindCuda);

    private TorchHardware()
    {
    }

    /// <summary>The machine.</summary>
    public static TorchHardware Instance { get; } = new();

    public string Platform => HostSystem.Current.Platform;

    public string Processor => Common.Processor.Name;

    public int CudaDevices
    {
        get
        {
            NativeDependency.Libtorch.Load();
            return cuda.is_available() ? cuda.device_count() : 0;
        }
    }

    public CudaFacts Cuda => _cuda.Value;

    public string? TryKernel(Device device) => TryKernel(device, ScalarType.Float32);

    /// <summary>Convolves ones forward and backward. Their sums are known, and exact in all floats.</summary>
    /// <param name="device">The device.</param>
    /// <param name="type">The type of the numbers.</param>
    /// <returns>What went wrong; null if the device computes with them.</returns>
    public static string? TryKernel(Device device, ScalarType type)
    {
        try
        {
            using var scope = NewDisposeScope();
            using var grad = enable_grad();
            var image = TensorFactory.Zeros([1, 1, Side, Side], type, device).add_(1);
            var weight = TensorFactory.Zeros([1, 1, Kernel, Kernel], type, device).add_(1).requires_grad_();
            var sum = nn.functional.conv2d(image, weight).sum();
            sum.backward();
            const float Expected = (Side - Kernel + 1) * (Side - Kernel + 1) * Kernel * Kernel;
            return Find(sum) ?? Find(weight.grad!.sum());

            static string? Find(Tensor computed) => TensorReads.ReadScalar<float>(computed.to(ScalarType.Float32)) is var found
                && found == Expected
                    ? null
                    : string.Create(CultureInfo.InvariantCulture, $"it computes {found} instead of {Expected}");
        }
        catch (Exception exception) when (exception is ExternalException or InvalidOperationException or NotSupportedException)
        {
            return NativeMessage.FirstLine(exception);
        }
    }

    /// <summary>TorchSharp doesn't tell why it loaded no part for CUDA (its issue 1545), so that part is loaded once more.</summary>
    private static CudaFacts FindCuda()
    {
        NativeDependency.Libtorch.Load();
        var name = OperatingSystem.IsWindows() ? "torch_cuda.dll" : "libtorch_cuda.so";
        string?[] folders =
        [
            Path.GetDirectoryName(NativeDependency.Libtorch.File), AppContext.BaseDirectory,
            Path.Combine(AppContext.BaseDirectory, "runtimes", HostSystem.Current.Platform, "native"),
        ];
        var library = folders.OfType<string>().Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        return new(library, library is null ? null : FindLoadError(library), CudaDriver.Find());
    }

    private static string? FindLoadError(string library)
    {
        try
        {
            NativeLibrary.Load(library);
            return null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            return NativeMessage.LoadError(exception, library);
        }
    }
}
