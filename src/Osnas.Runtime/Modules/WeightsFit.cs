using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>Which tensors of a network other weights fit: those of the same name, type and shape.</summary>
/// <param name="Fitting">The names of the tensors that fit.</param>
/// <param name="Differences">What doesn't, as clauses: tensors of another form, those that one side lacks.</param>
internal sealed record WeightsFit(IReadOnlyList<string> Fitting, IReadOnlyList<string> Differences)
{
    private const int MostTold = 10;

    /// <summary>The differences in one sentence, the first ones in words and the others as a number; no full stop.</summary>
    public string Summary => Differences.Count <= MostTold
        ? string.Join("; ", Differences)
        : $"{string.Join("; ", Differences.Take(MostTold))}; and {Differences.Count - MostTold} more";

    /// <summary>Compares weights with a network.</summary>
    /// <param name="weights">The names of the weights, each once, and their forms.</param>
    /// <param name="network">The state dictionary of the network.</param>
    /// <param name="place">Where the weights are, as in <c>the file</c>.</param>
    public static WeightsFit Compare(
        IEnumerable<(string Name, string Form)> weights, IReadOnlyDictionary<string, Tensor> network, string place)
    {
        var forms = weights.ToDictionary(entry => entry.Name, entry => entry.Form, StringComparer.Ordinal);
        var (fitting, differences) = (new List<string>(), new List<string>());
        foreach (var (name, value) in network)
        {
            if (!forms.TryGetValue(name, out var form))
                differences.Add($"{place} has no {name}");
            else if (form != FormOf(value))
                differences.Add($"{name} is {form} in {place}, the network has {FormOf(value)}");
            else
                fitting.Add(name);
        }

        differences.AddRange(forms.Keys.Where(name => !network.ContainsKey(name))
            .Select(name => $"the network has no {NumberText.Shorten(name)}"));
        return new(fitting, differences);
    }

    /// <summary>The type and shape of a tensor in words.</summary>
    public static string FormOf(Tensor value) => FormOf(value.dtype, value.shape);

    /// <summary>A type and a shape in words.</summary>
    public static string FormOf(ScalarType type, IEnumerable<long> shape) => $"{type} [{string.Join(", ", shape)}]";
}
