namespace Osnas.Search;

/// <summary>Makes architectures from others. All meet the budget and are new.</summary>
/// <param name="sampler">Draws newcomers inside the budget.</param>
/// <param name="random">The random numbers to draw from.</param>
internal sealed class Offspring(BudgetSampler sampler, Random random)
{
    private const int Tries = 100;

    private readonly SearchSpaceSpec _spec = sampler.Budget.Table.Spec;
    private readonly HashSet<Architecture> _known = [];

    /// <summary>A child that wasn't there before; where there is hardly one, a newcomer; null if that is hard to find too.</summary>
    /// <param name="make">Makes a child, in a bounded number of tries another one.</param>
    public Architecture? Next(Func<Architecture> make)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var child = make();
            if (_spec.FindFault(child) is null && sampler.Budget.IsMetBy(child) && _known.Add(child))
                return child;
        }

        var newcomer = sampler.Sample(random);
        return _known.Add(newcomer) ? newcomer : null;
    }

    /// <summary>Some architectures that weren't there before; fewer, if they are hard to find.</summary>
    public IReadOnlyList<Architecture> Take(int count, Func<Architecture> make)
    {
        var taken = new List<Architecture>();
        while (taken.Count < count && Next(make) is { } architecture)
            taken.Add(architecture);
        return taken;
    }

    /// <summary>An architecture inside the budget.</summary>
    public Architecture Draw() => sampler.Sample(random);

    /// <summary>Each choice from one of two parents.</summary>
    public Architecture Cross(Architecture mother, Architecture father) =>
        new(mother.Select((choice, row) => random.Next(2) == 0 ? choice : father[row]));

    /// <summary>Each choice drawn anew with a probability.</summary>
    public Architecture Mutate(Architecture parent, double rate) =>
        new(parent.Select((choice, row) => random.NextDouble() < rate ? DrawChoice(row) : choice));

    /// <summary>One choice replaced by another one.</summary>
    public Architecture MutateOne(Architecture parent)
    {
        int[] rows = [.. Enumerable.Range(0, parent.Count).Where(row => _spec.AllowedCandidates(row).Count > 1)];
        if (rows.Length == 0)
            return parent;
        var changed = rows[random.Next(rows.Length)];
        int[] others = [.. _spec.AllowedCandidates(changed).Where(candidate => candidate != parent[changed])];
        return new(parent.Select((choice, row) => row == changed ? others[random.Next(others.Length)] : choice));
    }

    private int DrawChoice(int row)
    {
        var allowed = _spec.AllowedCandidates(row);
        return allowed[random.Next(allowed.Count)];
    }
}
