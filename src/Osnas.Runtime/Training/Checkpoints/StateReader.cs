using System.Globalization;
using System.Text;
using Osnas.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>
/// Reads weights in TorchSharp's format: the number of tensors, then name, type, shape and values of each. The file is
/// held against the network before any of it reaches that: TorchSharp allocates what a file says.
/// </summary>
/// <param name="reader">Reads the file.</param>
internal sealed class StateReader(BinaryReader reader)
{
    private const int LongestName = 4096;
    private const int MostDimensions = 16;

    private Stream Stream => reader.BaseStream;

    /// <summary>Loads the weights that follow into a network.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="FormatException">They aren't those of this network.</exception>
    public void Load(nn.Module network)
    {
        var state = network.state_dict();
        var places = Find(state);
        var end = Stream.Position;
        foreach (var (name, value) in state)
        {
            Stream.Position = places[name];
            TensorBytes.Read(Stream, value);
        }

        Stream.Position = end;
    }

    /// <summary>Lists the tensors that follow.</summary>
    /// <exception cref="FormatException">It isn't such a file.</exception>
    public IReadOnlyList<StoredTensor> List() => [.. Read(ReadNumber())];

    /// <summary>A text behind its length, as <see cref="BinaryWriter"/> writes it.</summary>
    /// <param name="most">The most bytes.</param>
    /// <exception cref="FormatException">It is longer, or the file isn't so long.</exception>
    public string ReadText(int most)
    {
        var length = ReadNumber();
        if (length < 0 || length > most || length > Stream.Length - Stream.Position)
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"its header announces a text of {length} bytes"));
        return Encoding.UTF8.GetString(reader.ReadBytes((int)length));
    }

    /// <summary>Where the values of each tensor begin.</summary>
    private Dictionary<string, long> Find(Dictionary<string, Tensor> state)
    {
        if (ReadNumber() is var count && count != state.Count)
            throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"it has {count} tensors, the network has {state.Count}"));
        var places = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var tensor in Read(count))
        {
            if (!state.TryGetValue(tensor.Name, out var value))
                throw new FormatException($"the network has no {NumberText.Shorten(tensor.Name)}");
            if (tensor.Form != WeightsFit.FormOf(value))
                throw new FormatException($"{tensor.Name} is {tensor.Form} in the file, the network has {WeightsFit.FormOf(value)}");
            if (!places.TryAdd(tensor.Name, tensor.Position))
                throw new FormatException($"{tensor.Name} is there twice");
        }

        return places;
    }

    /// <summary>The tensors one by one. The values of each are passed over when the next one is asked for.</summary>
    private IEnumerable<StoredTensor> Read(long count)
    {
        for (var index = 0L; index < count; index++)
        {
            var name = ReadText(LongestName);
            var (type, shape) = ((ScalarType)ReadNumber(), ReadShape());
            var tensor = new StoredTensor(name, WeightsFit.FormOf(type, shape), Stream.Position);
            yield return tensor;
            if (StoredTensor.SizeOf(type, shape) is not { } size || size > Stream.Length - tensor.Position)
                throw new EndOfStreamException($"it ends within {NumberText.Shorten(name)}");
            Stream.Position = tensor.Position + (long)size;
        }
    }

    private long[] ReadShape()
    {
        var dimensions = ReadNumber();
        if (dimensions is < 0 or > MostDimensions)
            throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"its header announces a tensor of {dimensions} dimensions"));
        var shape = new long[dimensions];
        for (var dimension = 0; dimension < shape.Length; dimension++)
            shape[dimension] = ReadNumber();
        return shape;
    }

    /// <summary>A number in groups of seven bits, the lowest first.</summary>
    private long ReadNumber()
    {
        var number = 0L;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var group = reader.ReadByte();
            number |= (group & 0x7FL) << shift;
            if (group < 0x80)
                return number;
        }

        throw new FormatException("a number has no end");
    }
}
