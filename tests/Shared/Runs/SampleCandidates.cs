using System.Globalization;
using Osnas.Experiments;
using Osnas.LookUpTables;

namespace Osnas.Tests.Runs;

/// <summary>Writes the candidates of a search, as one under way does: more and more of them.</summary>
/// <remarks>An accuracy grows with the costs and with the time, and varies at random.</remarks>
internal sealed class SampleCandidates : IDisposable
{
    private readonly BaseLookUpTable _table;
    private readonly ConstraintCfg _budget;
    private readonly Random _random;
    private readonly string? _fitness;
    private readonly StreamWriter _file;
    private int _count;

    /// <summary>Begins the file.</summary>
    /// <param name="run">The folder.</param>
    /// <param name="table">The costs of the space.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="random">Draws them.</param>
    /// <param name="fitness">The fitness, if it isn't the accuracy in the supernet.</param>
    public SampleCandidates(string run, BaseLookUpTable table, ConstraintCfg budget, Random random, string? fitness = null)
    {
        (_table, _budget, _random, _fitness) = (table, budget, random, fitness);
        _file = new(Path.Combine(run, RunDirectory.CandidatesFile)) { NewLine = "\n" };
        _file.WriteLine($"index,{(fitness is null ? "accuracy" : $"fitness_{fitness}")},flops,params,architecture");
        _file.Flush();
    }

    /// <summary>Adds candidates.</summary>
    /// <param name="count">How many.</param>
    /// <param name="ofAll">How many the whole search evaluates.</param>
    /// <returns>What was added.</returns>
    public IReadOnlyList<ReportRow> Add(int count, int ofAll)
    {
        var inside = _table.GetStatistics(_budget.Metric).Within(_budget);
        List<ReportRow> rows = [];
        for (var added = 0; added < count; added++)
        {
            var (index, architecture) = (_count++, inside.Sample(_random));
            var cost = CostDocument.Create(_table, architecture);
            var noise = 0.04 * _random.NextDouble();
            var accuracy = 0.55 + (0.3 * cost.Flops / (cost.Flops + _budget.AtMost)) + noise + (0.05 * index / ofAll);
            var value = _fitness is null ? accuracy : 500 * accuracy;
            rows.Add(new($"random {index}", [.. architecture], cost, true, _fitness is null ? value : null, accuracy + 0.1)
            {
                Fitness = _fitness is null ? null : value,
            });
            _file.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{index},{value:R},{cost.Flops},{cost.Params},\"{architecture}\""));
        }

        _file.Flush();
        return rows;
    }

    public void Dispose() => _file.Dispose();
}
