using Osnas.Training;

namespace Osnas.Search;

/// <summary>
/// NSGA-II (Deb 2002; for architectures arXiv:2007.10396): of parents and children those of the first fronts survive,
/// and of the last front that has room the least crowded. Its result is a front, not one architecture; see
/// <see cref="ParetoFront.Of"/>.
/// </summary>
public sealed class Nsga2Searcher : ISearcher
{
    private readonly Offspring _offspring;
    private readonly BaseLookUpTable _table;
    private readonly Nsga2Options _options;
    private readonly Random _random;
    private Member[] _population = [];
    private int _generation;

    /// <summary>An evolution.</summary>
    /// <param name="sampler">Draws the first population inside the budget.</param>
    /// <param name="options">The numbers.</param>
    /// <param name="seed">Decides the random choices.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public Nsga2Searcher(BudgetSampler sampler, Nsga2Options options, int seed)
    {
        options.Check();
        _table = sampler.Budget.Table;
        _options = options;
        _random = RandomSource.Create(seed, "NSGA-II");
        _offspring = new(sampler, _random);
        Budget = sampler.Budget.Limit(options.Population * (options.Generations + 1));
    }

    /// <inheritdoc/>
    public int Budget { get; }

    /// <summary>The survivors of the last generation, best fronts first.</summary>
    public IReadOnlyList<Evaluation> Population => [.. _population.Select(member => member.Evaluation)];

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask() => _generation > _options.Generations
        ? []
        : _offspring.Take(_options.Population, _population.Length == 0 ? _offspring.Draw : MakeChild);

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
        _generation++;
        Evaluation[] all = [.. Population, .. evaluations];
        var points = all.Select(each => ParetoFront.Objectives(each, _table, _options.Metrics)).ToArray();
        _population = [.. ParetoFront.Sort(points).SelectMany((front, rank) =>
        {
            var crowding = ParetoFront.Crowding([.. front.Select(index => points[index])]);
            return front.Select((index, place) => new Member(all[index], rank, crowding[place])).OrderByDescending(member => member.Crowding);
        }).Take(_options.Population)];
    }

    private Architecture MakeChild()
    {
        var mother = WinTournament();
        var child = _random.NextDouble() < _options.CrossoverRate ? _offspring.Cross(mother, WinTournament()) : mother;
        return _offspring.Mutate(child, _options.MutationRate);
    }

    /// <summary>The better of two: of the better front, or else the less crowded.</summary>
    private Architecture WinTournament()
    {
        var (first, second) = (_population[_random.Next(_population.Length)], _population[_random.Next(_population.Length)]);
        var isBetter = first.Rank != second.Rank ? first.Rank < second.Rank : first.Crowding >= second.Crowding;
        return (isBetter ? first : second).Evaluation.Architecture;
    }

    private sealed record Member(Evaluation Evaluation, int Rank, double Crowding);
}
