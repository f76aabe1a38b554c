namespace Osnas.Dashboard.Live;

/// <summary>The pages that browsers ask for, one for all browsers that ask for the same.</summary>
internal sealed class LivePages
{
    /// <summary>Pages that nobody has open are kept up to this number, for who comes back to them.</summary>
    private const int MostKept = 32;

    private readonly object _gate = new();
    private readonly LinkedList<(string Key, LivePage Page)> _pages = []; // the latest first

    /// <summary>The page of a key.</summary>
    /// <param name="key">What it shows.</param>
    /// <param name="create">Makes it, if there is none.</param>
    public LivePage Get(string key, Func<LivePage> create)
    {
        lock (_gate)
        {
            var node = _pages.First;
            while (node is not null && node.Value.Key != key)
                node = node.Next;
            if (node is null)
                node = new((key, create()));
            else
                _pages.Remove(node);
            _pages.AddFirst(node);
            foreach (var old in _pages.Skip(MostKept).Where(page => !page.Page.IsWatched).ToArray())
                _pages.Remove(old);
            return node.Value.Page;
        }
    }
}
