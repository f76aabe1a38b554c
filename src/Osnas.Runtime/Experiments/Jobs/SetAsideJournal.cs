namespace Osnas.Experiments;

/// <summary>
/// The architectures that no worker could evaluate, in a file of their own: they aren't candidates, and a search that is resumed
/// doesn't try them again. May be used from any thread.
/// </summary>
internal sealed class SetAsideJournal
{
    private const string Header = "architecture,error";

    private readonly LineJournal _file;
    private readonly Dictionary<Architecture, string> _known = [];
    private readonly object _gate = new();

    /// <summary>A journal, with what its file holds.</summary>
    /// <param name="path">The file; created when an architecture is added.</param>
    /// <param name="spec">The space.</param>
    /// <exception cref="InvalidDataException">A line isn't one of an architecture.</exception>
    public SetAsideJournal(string path, SearchSpaceSpec spec)
    {
        _file = new(path, Header);
        foreach (var (number, line) in _file.Lines)
        {
            if (line.Split('"', 3) is not ["", var text, [',', .. var error]])
                throw _file.Fault(number, $"'{NumberText.Shorten(line)}' is not an architecture and its error");
            if (!_known.TryAdd(PartialJournal.ReadArchitecture(_file, number, text, spec), error))
                throw _file.Fault(number, $"{text} appears twice");
        }
    }

    /// <summary>What went wrong with each, in the order of the architectures: the order of their failures is one of chance.</summary>
    public IReadOnlyList<SetAsideDocument> All
    {
        get
        {
            lock (_gate)
                return [
                    .. _known.Select(one => new SetAsideDocument([.. one.Key], one.Value)).OrderBy(one => one.Name, StringComparer.Ordinal)
                ];
        }
    }

    /// <summary>Whether an architecture is among them.</summary>
    public bool Has(Architecture architecture)
    {
        lock (_gate)
            return _known.ContainsKey(architecture);
    }

    /// <summary>Adds an architecture.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <param name="error">What went wrong, in words.</param>
    public void Add(Architecture architecture, string error)
    {
        var line = error.ReplaceLineEndings(" ");
        lock (_gate)
        {
            _file.Add($"\"{architecture}\",{line}");
            _known.Add(architecture, line);
        }
    }
}
