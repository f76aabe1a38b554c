using System.Globalization;
using System.IO.Compression;
using Osnas.Search;

namespace Osnas.Samples;

/// <summary>What NAS-Bench-Macro knows of an architecture: accuracies in percent of CIFAR-10's test images.</summary>
/// <param name="Architecture">The architecture.</param>
/// <param name="Runs">The accuracy of each training.</param>
/// <param name="Mean">Their mean, as published.</param>
/// <param name="Flops">Multiplications with additions, as published.</param>
/// <param name="Params">Parameters, as published.</param>
public sealed record NasBenchRow(Architecture Architecture, IReadOnlyList<double> Runs, double Mean, double Flops, double Params);

/// <summary>All architectures of <see cref="NasBenchMacro"/> with their accuracies.</summary>
public sealed class NasBenchTable
{
    private readonly Dictionary<Architecture, NasBenchRow> _rows;

    private NasBenchTable(IEnumerable<NasBenchRow> rows)
    {
        _rows = rows.ToDictionary(row => row.Architecture);
        Best = _rows.Values.Max(row => row.Mean);
    }

    /// <summary>All architectures.</summary>
    public IReadOnlyCollection<NasBenchRow> Rows => _rows.Values;

    /// <summary>The best mean accuracy.</summary>
    public double Best { get; }

    /// <summary>Reads the table.</summary>
    /// <param name="path">The path of <c>nas-bench-macro.csv.gz</c>.</param>
    /// <returns>The table.</returns>
    public static NasBenchTable Read(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        reader.ReadLine(); // the header
        var rows = new List<NasBenchRow>();
        while (reader.ReadLine() is { } line)
            rows.Add(ReadRow(line.Split(',')));
        return new(rows);
    }

    /// <summary>How far an architecture's mean accuracy is from the best one.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>Percentage points.</returns>
    public double RegretOf(Architecture architecture) => Best - _rows[architecture].Mean;

    /// <summary>The judge of a search: the mean accuracy of an architecture.</summary>
    /// <returns>The evaluator.</returns>
    public IEvaluator EvaluateMean() => new Evaluator(_rows, row => row.Mean);

    /// <summary>A harder judge: the accuracy of one training, as a search that trains each architecture once sees it.</summary>
    /// <param name="run">0, 1 or 2.</param>
    /// <returns>The evaluator.</returns>
    public IEvaluator EvaluateRun(int run) => new Evaluator(_rows, row => row.Runs[run]);

    private static NasBenchRow ReadRow(string[] fields)
    {
        double[] numbers = [.. fields.Skip(1).Select(field => double.Parse(field, CultureInfo.InvariantCulture))];
        return new(new(fields[0].Select(digit => digit - '0')), numbers[..3], numbers[3], numbers[4], numbers[5]);
    }

    private sealed class Evaluator(Dictionary<Architecture, NasBenchRow> rows, Func<NasBenchRow, double> fitness) : IEvaluator
    {
        public double Evaluate(Architecture architecture) => fitness(rows[architecture]);
    }
}
