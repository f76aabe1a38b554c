namespace Osnas.Search;

/// <summary>
/// The neighbors of an architecture, in random order: all that differ from it in the choices of one layer, or of two if one
/// alone exceeds the budget. They are listed when the first one is needed.
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
            var inside = offspring.BringInside(neighbor);
            if (offspring.TryAdd(inside))
                return inside;
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
