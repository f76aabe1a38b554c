namespace Osnas.Generators.Tests.Rooms;

/// <summary>
/// Finds files that use each other in a ring (strongly connected components, Tarjan 1972). The files of one type, as
/// <c>Pot.cs</c> and <c>Pot.Lid.cs</c>, count as one.
/// </summary>
internal sealed class FileRings
{
    private readonly ILookup<string, string> _targets;
    private readonly Dictionary<string, int> _index = [];
    private readonly Dictionary<string, int> _lowest = [];
    private readonly Stack<string> _open = new();
    private readonly List<IReadOnlyList<string>> _rings = [];

    private FileRings(IEnumerable<SourceUse> uses) =>
        _targets = uses
            .Select(use => (File: TypeOf(use.File), Target: TypeOf(use.Target)))
            .Where(use => use.File != use.Target)
            .Distinct()
            .ToLookup(use => use.File, use => use.Target);

    /// <summary>The rings of more files than may form one.</summary>
    /// <param name="uses">Who uses whom.</param>
    /// <param name="most">The most files of a ring that is no fault.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Find(IReadOnlyList<SourceUse> uses, int most)
    {
        var rings = new FileRings(uses);
        foreach (var file in rings._targets.Select(group => group.Key).Order(StringComparer.Ordinal))
        {
            if (!rings._index.ContainsKey(file))
                rings.Visit(file);
        }

        return [.. rings._rings.Where(ring => ring.Count > most)];
    }

    /// <summary>The file that a type begins in: <c>Pot.cs</c> of <c>Pot.Lid.cs</c>.</summary>
    public static string TypeOf(string file)
    {
        var name = Path.GetFileName(file);
        return $"{file[..^name.Length]}{name.Split('.')[0]}.cs";
    }

    private void Visit(string file)
    {
        _index[file] = _lowest[file] = _index.Count;
        _open.Push(file);
        foreach (var target in _targets[file])
        {
            var isKnown = _index.TryGetValue(target, out var index);
            if (!isKnown)
                Visit(target);
            if (!isKnown || _open.Contains(target))
                _lowest[file] = Math.Min(_lowest[file], isKnown ? index : _lowest[target]);
        }

        if (_lowest[file] != _index[file])
            return;
        var ring = new List<string>();
        do
            ring.Add(_open.Pop());
        while (ring[^1] != file);
        _rings.Add([.. ring.Order(StringComparer.Ordinal)]);
    }
}
