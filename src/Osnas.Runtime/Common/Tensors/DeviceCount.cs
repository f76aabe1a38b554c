using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>A sum of whole numbers that stays on its device until it is read.</summary>
internal sealed class DeviceCount : IDisposable
{
    private Tensor? _sum;

    /// <summary>Adds a scalar, a 64-bit integer.</summary>
    public void Add(Tensor count)
    {
        using var scope = NewDisposeScope();
        if (_sum is null)
            _sum = count.clone().DetachFromDisposeScope();
        else
            _sum.add_(count);
    }

    /// <summary>The sum so far.</summary>
    public long Read() => _sum is null ? 0 : TensorReads.ReadScalar<long>(_sum);

    /// <inheritdoc/>
    public void Dispose() => _sum?.Dispose();
}
