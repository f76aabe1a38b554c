using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Common;

/// <summary>Numbers of steps, a row for each. They stay on their device until they are read, all at once.</summary>
internal sealed class DeviceNumbers : IDisposable
{
    private const int Capacity = 1024;

    private readonly Tensor _rows;
    private readonly List<double[]> _read = [];
    private int _count;

    /// <summary>No rows.</summary>
    /// <param name="columns">The numbers of a row.</param>
    /// <param name="device">Where they are computed.</param>
    public DeviceNumbers(int columns, Device device)
    {
        var type = Devices.AreSame(Doubles.PlaceFor(device), device) ? ScalarType.Float64 : ScalarType.Float32;
        _rows = TensorFactory.Zeros([Capacity, columns], type, device).DetachFromDisposeScope();
    }

    /// <summary>Adds a row of scalars.</summary>
    public void Add(params ReadOnlySpan<Tensor> row)
    {
        if (_count == Capacity)
            Fetch();
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var place = _rows.select(0, _count++);
        for (var column = 0; column < row.Length; column++)
            place.select(0, column).copy_(row[column]);
    }

    /// <summary>The rows since the last call.</summary>
    public IReadOnlyList<double[]> Read()
    {
        Fetch();
        double[][] rows = [.. _read];
        _read.Clear();
        return rows;
    }

    /// <inheritdoc/>
    public void Dispose() => _rows.Dispose();

    private void Fetch()
    {
        if (_count == 0)
            return;
        using var scope = NewDisposeScope();
        var values = TensorReads.Read<double>(Doubles.From(_rows.narrow(0, 0, _count)));
        _read.AddRange(values.Chunk(values.Length / _count));
        _count = 0;
    }
}
