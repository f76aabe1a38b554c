using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>Asks for given architectures.</summary>
internal sealed class Script(params Architecture[][] batches) : ISearcher
{
    private readonly Queue<Architecture[]> _batches = new(batches);

    public int Evaluations { get; init; } = batches.Sum(batch => batch.Length);

    /// <summary>The share of the images that each batch is judged on; null for all of them.</summary>
    public IReadOnlyList<double>? Shares { get; init; }

    public double Share => Shares is null ? 1 : Shares[Seen.Count - 1];

    /// <summary>How many answers it had at each question.</summary>
    public List<int> Seen { get; } = [];

    /// <summary>What it was told, in that order.</summary>
    public List<IReadOnlyList<Evaluation>> Told { get; } = [];

    /// <summary>Asks for one architecture after the other, each of one layer.</summary>
    public static Script OneByOne(int count) =>
        new([.. Enumerable.Range(0, count).Select(choice => (Architecture[])[new(choice)])]);

    public IReadOnlyList<Architecture> Ask()
    {
        Seen.Add(Told.Sum(evaluations => evaluations.Count));
        return _batches.TryDequeue(out var batch) ? batch : [];
    }

    public void Tell(IReadOnlyList<Evaluation> evaluations) => Told.Add(evaluations);
}
