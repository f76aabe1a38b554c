using System.Globalization;
using Osnas.Search;

namespace Osnas.Benchmarks;

/// <summary>The searches of one strategy with one supernet.</summary>
internal sealed class Searches
{
    /// <summary>The lengths of searches. Sizes of a strategy follow from the length, so that each length has its own searches.</summary>
    public static readonly IReadOnlyList<int> Lengths = [50, 100, 200, 330];

    /// <summary>Searches of each length, of which the mean counts.</summary>
    private const int Count = 5;

    private readonly Dictionary<int, double[]> _curves = [];

    private Searches()
    {
    }

    /// <summary>The best accuracy so far after each evaluation of searches of a length: the mean of all of them.</summary>
    public IReadOnlyList<double> Curve(int length) => _curves[length];

    /// <summary>The best accuracy at the end of searches of a length: their mean.</summary>
    public double At(int length) => _curves[length][^1];

    /// <summary>The evaluations after which the longest searches have an accuracy in the mean; null if they never have.</summary>
    public int? FindNeeded(double accuracy)
    {
        var needed = Array.FindIndex(_curves[Lengths[^1]], found => found >= accuracy);
        return needed < 0 ? null : needed + 1;
    }

    /// <summary>Reads the searches from a file, and runs those that are missing.</summary>
    /// <param name="contestant">The strategy.</param>
    /// <param name="table">The accuracies with one supernet.</param>
    /// <param name="path">The file.</param>
    public static Searches Complete(Contestant contestant, AccuracyTable table, string path)
    {
        var searches = new Searches();
        if (File.Exists(path))
        {
            foreach (var fields in File.ReadLines(path).Select(line => line.Split(';')))
            {
                searches._curves.Add(
                    int.Parse(fields[0], CultureInfo.InvariantCulture),
                    [.. fields[1].Split(',').Select(value => double.Parse(value, CultureInfo.InvariantCulture))]);
            }
        }

        foreach (var length in Lengths.Where(length => !searches._curves.ContainsKey(length)))
        {
            var curve = MeanCurve(contestant, table, length);
            searches._curves.Add(length, curve);
            var values = string.Join(',', curve.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
            File.AppendAllText(path, $"{length};{values}\n");
        }

        return searches;
    }

    private static double[] MeanCurve(Contestant contestant, AccuracyTable table, int length)
    {
        var sum = new double[length];
        for (var search = 0; search < Count; search++)
        {
            var result = SearchRun.Run(contestant.Create(table.Inside, length, search), table);
            var best = 0.0;
            for (var evaluation = 0; evaluation < length; evaluation++)
            {
                // A search that ends early has what it found. One with shares of the images finds nothing before its end.
                if (result.Partial == 0 && evaluation < result.Candidates.Count)
                    best = Math.Max(best, result.Candidates[evaluation].Fitness);
                sum[evaluation] += (evaluation == length - 1 ? result.Best.Fitness : best) / Count;
            }
        }

        return sum;
    }
}
