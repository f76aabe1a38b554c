namespace Osnas.Search;

/// <summary>
/// The neighbors of an architecture, which differ from it in the choices of one layer, in random order. They are listed when
/// the first one is needed.
/// </summary>
/// <param name="center">The architecture.</param>
/// <param name="offspring">Knows what is new and meets the budget.</param>
/// <param name="random">The random numbers to draw from.</param>
internal sealed class Neighborhood(Architecture center, Offspring offspring, Random random)
{
    private Queue<Architecture>? _left;

    /// <summary>A neighbor that is new and meets the budget; null if there is none left.</summary>
    public Architecture? Take()
    {
        _left ??= Shuffle();
        while (_left.TryDequeue(out var neighbor))
        {
            if (offspring.TryAdd(neighbor))
                return neighbor;
        }

        return null;
    }

    private Queue<Architecture> Shuffle()
    {
        Architecture[] neighbors = [.. offspring.Neighbors(center)];
        random.Shuffle(neighbors);
        return new(neighbors);
    }
}
