namespace Osnas.Experiments;

/// <summary>
/// Takes entries over from other mappings (yaml.org/type/merge.html), as PyYAML does: a mapping's own go first, then
/// those of the earlier mappings of a list, with what these took over themselves.
/// </summary>
/// <param name="source">What the text is called.</param>
internal sealed class YamlMerge(string source)
{
    private const string Key = "<<";

    /// <summary>The most entries that are looked at: lists of aliases could make billions of a short text.</summary>
    private const int Most = 100_000;

    private int _looked;

    /// <summary>Whether a key takes over entries.</summary>
    public static bool IsAskedBy(YamlScalar key) => key is { Text: Key, IsQuoted: false };

    /// <summary>Takes over the entries of what a merge key has.</summary>
    /// <param name="into">The mapping, with all its own entries.</param>
    /// <param name="value">A mapping, or a list of such.</param>
    /// <exception cref="ConfigException">It is something else, or there is too much of it.</exception>
    public void Take(YamlMapping into, YamlValue value)
    {
        foreach (var mapping in value is YamlSequence list ? list.Items : [value])
        {
            if (mapping is not YamlMapping { Entries: var entries })
                throw Fault(
                    mapping, $"{Key} merges mappings: write an alias of a mapping, as in {Key}: *defaults, or a list of them");
            _looked += entries.Count + 1;
            if (_looked > Most)
                throw Fault(mapping, $"{Key} merges more than {Most} values, including those that aliases repeat");
            foreach (var (name, entry) in entries)
                into.Entries.TryAdd(name, entry);
        }
    }

    private ConfigException Fault(YamlValue value, string message) => new([new(source, value.Line, value.Column, message)]);
}
