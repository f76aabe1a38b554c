using System.Runtime.InteropServices;
using Osnas.Graph;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>
/// A convolution of oneDNN with an activation or a sum in the same pass over the output, and its weight in the order of oneDNN.
/// TorchSharp has no function for it, but libtorch exports those in C that compiled models and extensions call
/// (torch/csrc/inductor/aoti_torch/c/shim_cpu.h, torch/csrc/stable/c/shim.h).
/// </summary>
internal sealed class OneDnnConvolution : IDisposable
{
    private const string Libtorch = "torch_cpu";

    /// <summary>The number of images of the maps that weights are ordered for. It must not depend on which batch is the first.</summary>
    private const long TypicalImages = 32;

    private static readonly byte[] None = "none\0"u8.ToArray();
    private static readonly byte[] Relu = "relu\0"u8.ToArray();
    private static readonly byte[] HardTanh = "hardtanh\0"u8.ToArray();
    private static readonly byte[] Add = "add\0"u8.ToArray();
    private static readonly byte[] Reorder = "mkldnn::_reorder_convolution_weight\0"u8.ToArray();
    private static readonly byte[] NoOverload = "\0"u8.ToArray();
    private static readonly nint[] Relu6Bounds = [Store(BitConverter.DoubleToInt64Bits(0)), Store(BitConverter.DoubleToInt64Bits(6))];
    private static readonly Lazy<bool> IsAvailable = new(Try);

    private readonly Conv2d _module;
    private readonly long[] _padding;
    private readonly Tensor _weight;
    private readonly Tensor _bias;
    private readonly object _gate = new();
    private volatile Tensor? _packed;

    private OneDnnConvolution(Conv2d module, long[] padding, Tensor weight, Tensor bias) =>
        (_module, _padding, _weight, _bias) = (module, padding, weight, bias);

    /// <summary>The convolution of a module with other weights.</summary>
    /// <param name="module">The module.</param>
    /// <param name="weight">The weight, which stays that of the caller.</param>
    /// <param name="bias">The bias, which stays that of the caller.</param>
    /// <returns>Null without oneDNN, and for numbers of another type or another device.</returns>
    public static OneDnnConvolution? TryFor(Conv2d module, Tensor weight, Tensor bias) =>
        IsFor(weight) && module.padding is { } padding && IsAvailable.Value ? new(module, padding, weight, bias) : null;

    /// <summary>Convolves a map.</summary>
    /// <param name="input"><c>[N, C, H, W]</c>.</param>
    /// <param name="activation">ReLU or ReLU6 at the end; null for none.</param>
    /// <param name="added">A map of the shape of the output that is added in place of an activation; null for none.</param>
    /// <returns>The output; null if it can't be computed so.</returns>
    public Tensor? TryRun(Tensor input, ActivationFunction? activation, Tensor? added) =>
        IsFor(input) && (added is null || IsFor(added)) ? Run(input, activation, added) : null;

    /// <inheritdoc/>
    public void Dispose() => _packed?.Dispose();

    private static bool IsFor(Tensor tensor) => tensor.device_type == DeviceType.CPU && tensor.dtype == ScalarType.Float32
        && tensor.dim() == 4 && !(tensor.requires_grad && is_grad_enabled());

    /// <summary>Whether small convolutions work.</summary>
    private static bool Try()
    {
        using var scope = NewDisposeScope();
        using var module = nn.Conv2d(1, 1, 1);
        using var convolution = new OneDnnConvolution(module, module.padding!, Zeros(1, 1, 1, 1), Zeros(1));
        var map = Zeros(1, 1, 1, 1);
        try
        {
            return convolution.Run(map, ActivationFunction.Relu6, added: null) is not null
                && convolution.Run(map, activation: null, map) is not null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    private static Tensor Zeros(params long[] shape) => TensorFactory.Zeros(shape, ScalarType.Float32, Devices.Host);

    private Tensor? Run(Tensor input, ActivationFunction? activation, Tensor? added)
    {
        var weight = Pack(input);
        var bias = _bias.Handle;
        var (name, scalars) = activation switch
        {
            null => (None, null),
            ActivationFunction.Relu => (Relu, null),
            ActivationFunction.Relu6 => (HardTanh, Relu6Bounds),
            _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "It isn't computed with the convolution."),
        };
        var error = added is null
            ? aoti_torch_cpu_mkldnn__convolution_pointwise(
                Ref(input), Ref(weight), ref bias, _padding, _padding.Length, _module.stride, _module.stride.Length,
                _module.dilation, _module.dilation.Length, _module.groups, name, scalars, scalars?.Length ?? 0, 0, out var output)
            : aoti_torch_cpu_mkldnn__convolution_pointwise_binary(
                Ref(input), Ref(added), Ref(weight), ref bias, _padding, _padding.Length, _module.stride, _module.stride.Length,
                _module.dilation, _module.dilation.Length, _module.groups, Add, 0, 0, null, 0, 0, out output);
        GC.KeepAlive(_bias);
        return error == 0 ? TensorFactory.Own(output) : null;
    }

    /// <summary>
    /// The weight in the order in which oneDNN reads it for maps of the size of the first ones, which saves a copy in each call; the weight
    /// as it is where that fails.
    /// </summary>
    private Tensor Pack(Tensor input)
    {
        if (_packed is { } packed)
            return packed;
        lock (_gate)
            return _packed ??= (TryPack([TypicalImages, .. input.shape[1..]]) ?? _weight.alias()).DetachFromDisposeScope();
    }

    private Tensor? TryPack(long[] shape)
    {
        // libtorch deletes the memory of the optional shape, which is that of malloc on Linux alone.
        if (!OperatingSystem.IsLinux() || aoti_torch_new_tensor_handle(Ref(_weight), out var weight) != 0)
            return null;
        nint[] stack =
            [weight, List(_padding), List(_module.stride), List(_module.dilation), (nint)_module.groups, Store(List(shape))];
        return aoti_torch_call_dispatcher(Reorder, NoOverload, stack) == 0 ? TensorFactory.Own(stack[0]) : null;
    }

    private static HandleRef Ref(Tensor tensor) => new(tensor, tensor.Handle);

    private static nint List(long[] values)
    {
        _ = torch_new_list_reserve_size((nuint)values.Length, out var list);
        foreach (var value in values)
            _ = torch_list_push_back(list, value);
        return list;
    }

    private static nint Store(long bits)
    {
        var memory = Marshal.AllocHGlobal(sizeof(long));
        Marshal.WriteInt64(memory, bits);
        return memory;
    }

    [DllImport(Libtorch)]
    private static extern int aoti_torch_cpu_mkldnn__convolution_pointwise(
        HandleRef input, HandleRef weight, ref nint bias, long[] padding, long paddingLength, long[] stride, long strideLength,
        long[] dilation, long dilationLength, long groups, byte[] activation, nint[]? scalars, long scalarCount, nint algorithm,
        out nint output);

    [DllImport(Libtorch)]
    private static extern int aoti_torch_cpu_mkldnn__convolution_pointwise_binary(
        HandleRef input, HandleRef other, HandleRef weight, ref nint bias, long[] padding, long paddingLength, long[] stride,
        long strideLength, long[] dilation, long dilationLength, long groups, byte[] operation, nint alpha, nint activation,
        nint[]? scalars, long scalarCount, nint algorithm, out nint output);

    [DllImport(Libtorch)]
    private static extern int aoti_torch_new_tensor_handle(HandleRef tensor, out nint handle);

    [DllImport(Libtorch)]
    private static extern int aoti_torch_call_dispatcher(byte[] operation, byte[] overload, [In, Out] nint[] stack);

    [DllImport(Libtorch)]
    private static extern int torch_new_list_reserve_size(nuint size, out nint list);

    [DllImport(Libtorch)]
    private static extern int torch_list_push_back(nint list, long value);
}
