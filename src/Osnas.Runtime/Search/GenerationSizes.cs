namespace Osnas.Search;

/// <summary>How large generations are and how long a search by generations is, where options leave that open.</summary>
/// <param name="Population">The number of random architectures at the start.</param>
/// <param name="Children">The number of children in each generation.</param>
/// <param name="Evaluations">The number of architectures to evaluate, in the last generation too.</param>
internal readonly record struct GenerationSizes(int Population, int Children, int Evaluations)
{
    /// <summary>The sizes by what is given.</summary>
    /// <param name="evaluations">The evaluations; null for those of the generations.</param>
    /// <param name="generations">The generations after the first population; null for as many as the evaluations allow.</param>
    /// <param name="population">The population; null for the usual one.</param>
    /// <param name="children">The children in each generation; null for as many as the population has.</param>
    /// <param name="usualPopulation">The population of a search that is long enough for it.</param>
    public static GenerationSizes Of(int? evaluations, int? generations, int? population, int? children, int usualPopulation)
    {
        const int usual = SearcherOptionSets.DefaultEvaluations;
        var first = population
            ?? (generations is null ? RandomStarts.Of(evaluations ?? usual, fewest: 2, usualPopulation) : usualPopulation);
        var others = children ?? first;
        return new(first, others, evaluations ?? (generations is { } count ? first + (count * others) : usual));
    }

    /// <summary>What is wrong with both numbers together; null if nothing is.</summary>
    /// <param name="evaluations">The evaluations.</param>
    /// <param name="generations">The generations.</param>
    /// <param name="describe">The name of an option with its value.</param>
    public static string? FindFault(int? evaluations, int? generations, Func<string, string> describe) =>
        evaluations is not null && generations is not null
            ? $"{describe("Evaluations")} and {describe("Generations")} both say how long the search is; leave one of them out"
            : null;
}
