using System.Diagnostics.CodeAnalysis;

namespace Osnas.Cluster;

/// <summary>The workers that have joined. Those that are gone are kept for the status, but not without end.</summary>
internal sealed class WorkerRoll
{
    private const int MostGone = 100;

    private readonly Dictionary<string, BoardWorker> _known = [];
    private readonly Queue<BoardWorker> _gone = [];

    /// <summary>Those that haven't left.</summary>
    public IReadOnlyCollection<BoardWorker> Known => _known.Values;

    /// <summary>All, in the order in which they joined.</summary>
    public IEnumerable<BoardWorker> All => _gone.Concat(_known.Values).OrderBy(worker => worker.Joined).ThenBy(worker => worker.Name);

    /// <summary>Adds a worker, with a name that no other has.</summary>
    public BoardWorker Add(WorkerCard card, long now)
    {
        var taken = All.Select(worker => worker.Name).ToHashSet();
        var name = card.Name;
        for (var number = 2; taken.Contains(name); number++)
            name = $"{card.Name} ({number})";
        var worker = new BoardWorker(card, name, now);
        _known.Add(card.Id, worker);
        return worker;
    }

    /// <summary>Finds a worker that hasn't left.</summary>
    public bool TryFind(string id, [NotNullWhen(true)] out BoardWorker? worker) => _known.TryGetValue(id, out worker);

    /// <summary>Takes that a worker has left, or has been given up.</summary>
    public void Remove(BoardWorker worker)
    {
        _known.Remove(worker.Card.Id);
        _gone.Enqueue(worker);
        if (_gone.Count > MostGone)
            _gone.Dequeue();
    }

    /// <summary>Forgets a worker, which joins again under its id.</summary>
    public void Replace(BoardWorker worker) => _known.Remove(worker.Card.Id);
}
