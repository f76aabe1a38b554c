namespace Osnas.Benchmarks;

/// <summary>Draws architectures until one is cheap enough.</summary>
internal sealed class RejectingSampler
{
    private readonly double[][] _cells;
    private readonly double _most;

    public RejectingSampler(InfoTable table, double baseCost, SearchSpaceSpec spec, double most)
    {
        _cells = [.. Enumerable.Range(0, table.Rows).Select(row =>
            spec.AllowedCandidates(row).Select(candidate => table[row, candidate]).ToArray())];
        _most = most - baseCost;
    }

    /// <summary>The architectures that were drawn.</summary>
    public long Tries { get; private set; }

    /// <summary>Those that were cheap enough.</summary>
    public long Accepted { get; private set; }

    /// <summary>Draws the indexes of the choices.</summary>
    public int[] Sample(Random random)
    {
        var choices = new int[_cells.Length];
        while (true)
        {
            Tries++;
            var sum = 0.0;
            for (var row = 0; row < choices.Length; row++)
            {
                choices[row] = random.Next(_cells[row].Length);
                sum += _cells[row][choices[row]];
            }

            if (sum > _most)
                continue;
            Accepted++;
            return choices;
        }
    }
}
