using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>A device without enough memory: recognized, and told in one sentence with the number of images that fits.</summary>
public sealed class OutOfMemoryTests
{
    private const string Cpu = "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to "
        + "allocate 268435456 bytes. Error code 12 (Cannot allocate memory)\nframe #0: c10::ThrowEnforceNotMet";

    [Fact]
    public void The_error_of_this_libtorch_is_recognized()
    {
        // 128 TiB: more than a process has addresses for.
        var exception = Record.Exception(() => TensorFactory.Empty([1L << 45], ScalarType.Float32, Devices.Host).Dispose());

        Assert.True(OutOfMemory.Is(exception), exception.Message);
    }

    /// <summary>The words of PyTorch 2.10's source and of the libraries that it calls.</summary>
    [Theory]
    [InlineData(Cpu)]
    [InlineData("[enforce fail at alloc_cpu.cpp:117] data. DefaultCPUAllocator: not enough memory: you tried to allocate 8 bytes.")]
    [InlineData("CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 7.79 GiB of which 11.50 MiB is free.")]
    [InlineData("CUDA error: out of memory\nCUDA kernel errors might be asynchronously reported at some other API call")]
    [InlineData("MPS backend out of memory (MPS allocated: 17.96 GB, other allocations: 1.2 GB, max allowed: 18.13 GB).")]
    [InlineData("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`")]
    [InlineData("cuDNN error: CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED")]
    [InlineData("std::bad_alloc")]
    public void Each_librarys_words_are_recognized(string message) => Assert.True(OutOfMemory.Is(new ExternalException(message)));

    [Theory]
    [InlineData("CUDA error: an illegal memory access was encountered")]
    [InlineData("Storage size calculation overflowed with sizes=[4611686018427387904]")]
    [InlineData("mat1 and mat2 shapes cannot be multiplied (2x8 and 4x3)")]
    public void Other_errors_are_not(string message) => Assert.False(OutOfMemory.Is(new ExternalException(message)));

    [Fact]
    public void Other_kinds_of_errors_are_not_judged_by_their_words() =>
        Assert.False(OutOfMemory.Is(new InvalidOperationException("out of memory")));

    [Theory]
    [InlineData(100, 64, "64 images of 3x8x12; 32 images fit. Use 32.", 32)]
    [InlineData(100, 63, "63 images of 3x8x12; 31 images fit. Use 31.", 31)]
    [InlineData(20, 63, "63 images of 3x8x12; 15 images fit. Use 15.", 15)]
    [InlineData(1, 5, "5 images of 3x8x12; 1 image fits. Use 1.", 1)]
    [InlineData(0, 64, "64 images of 3x8x12; a single image doesn't fit. Use smaller images (--input-size) or another device.", null)]
    public void The_sentence_has_the_images_that_fit(int capacity, int batchSize, string expected, int? fitting)
    {
        var work = Work(batchSize, images => LimitedMemory.Check(images, capacity, Cpu));

        var exception = Assert.Throws<DeviceMemoryException>(() => work.Run(() => throw new ExternalException(Cpu)));

        Assert.Equal($"Out of memory on the CPU in a test with {expected}", exception.Message);
        Assert.Equal((batchSize, fitting), (exception.BatchSize, exception.FittingBatchSize));
        Assert.IsType<ExternalException>(exception.InnerException);
    }

    [Theory]
    [InlineData(Cpu, "the CPU")]
    [InlineData("CUDA out of memory. Tried to allocate 20.00 MiB.", "the device meta")]
    public void The_memory_that_lacks_may_be_that_of_the_host(string message, string expected)
    {
        var work = Work(64, _ => { }) with { Device = new(DeviceType.META) };

        var exception = Assert.Throws<DeviceMemoryException>(() => work.Run(() => throw new ExternalException(message)));

        Assert.StartsWith($"Out of memory on {expected} in a test ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_needs_two_images_is_not_tried_with_one()
    {
        var work = Work(4, images => LimitedMemory.Check(images, 1, Cpu)) with { Least = 2 };

        var exception = Assert.Throws<DeviceMemoryException>(() => work.Run(() => throw new OutOfMemoryException()));

        Assert.Contains("4 images of 3x8x12; not even 2 images fit.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_fails_otherwise_while_it_is_tried_is_not_tried_further()
    {
        var tries = new List<long>();
        var work = Work(64, images =>
        {
            tries.Add(images.shape[0]);
            throw new ExternalException(tries.Count == 1 ? Cpu : "CUDA error: unspecified launch failure");
        });

        var exception = Assert.Throws<DeviceMemoryException>(() => work.Run(() => throw new ExternalException(Cpu)));

        Assert.Equal([32, 16], tries);
        Assert.Contains("how many fit isn't known", exception.Message, StringComparison.Ordinal);
        Assert.Null(exception.FittingBatchSize);
    }

    [Fact]
    public void The_tries_leave_no_tensors() => LiveTensors.AssertConstant(3, () =>
    {
        var work = Work(64, images =>
        {
            _ = images + 1;
            LimitedMemory.Check(images, 10, Cpu);
        });
        Assert.Throws<DeviceMemoryException>(() => work.Run(() => throw new ExternalException(Cpu)));
    });

    [Fact]
    public void Other_errors_pass()
    {
        var work = Work(64, _ => Assert.Fail("It was tried."));

        Assert.Throws<InvalidDataException>(() => work.Run(() => throw new InvalidDataException()));
        Assert.Throws<ExternalException>(() => work.Run(() => throw new ExternalException("shapes cannot be multiplied")));
        Assert.Equal(3, work.Run(() => 3));
    }

    [Theory]
    [InlineData("cuda", "CUDA device 0")]
    [InlineData("cuda:1", "CUDA device 1")]
    [InlineData("mps", "the MPS device")]
    [InlineData("cpu", "the CPU")]
    public void Devices_are_named(string device, string expected) => Assert.Equal(expected, Devices.Describe(new Device(device)));

    private static BatchWork Work(int batchSize, Action<Tensor> tryImages) =>
        new("a test", Devices.Host, batchSize, 3, new(8, 12), tryImages, fitting => $"Use {fitting}.");
}
