using System.Globalization;
using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>
/// The candidates of a search in a file, each added as soon as it is evaluated. A resumed search requests the same
/// candidates again, and receives their results from the file.
/// </summary>
internal sealed class CandidateJournal : IPartialEvaluator
{
    private const int FitnessColumn = 1;

    private readonly LineJournal _file;
    private readonly PartialJournal _parts;
    private readonly IEvaluator _evaluator;
    private readonly BaseLookUpTable _table;
    private readonly Dictionary<Architecture, double> _known = [];
    private readonly object _gate = new();

    /// <summary>A journal, with what its file holds.</summary>
    /// <param name="path">The file; created if it isn't there.</param>
    /// <param name="partialPath">The file of what was judged on a part of the images; created when something is.</param>
    /// <param name="evaluator">Evaluates what isn't in it.</param>
    /// <param name="table">Provides costs.</param>
    /// <param name="fitness">The name of the fitness; null if it is an accuracy.</param>
    /// <exception cref="InvalidDataException">A line isn't one of a candidate.</exception>
    public CandidateJournal(string path, string partialPath, IEvaluator evaluator, BaseLookUpTable table, string? fitness = null)
    {
        _file = new(path, $"index,{CandidateFile.NameColumn(fitness)},flops,params,architecture");
        _parts = new(partialPath, table.Spec);
        _evaluator = evaluator;
        _table = table;
        foreach (var (number, line) in _file.Lines)
            Read(number, line);
        _file.Begin();
    }

    /// <inheritdoc/>
    public long Images => RequestedEvaluations.RequirePartial(_evaluator).Images;

    /// <summary>The fitness of an architecture; null if none is known. May be called from any thread.</summary>
    public double? Find(Architecture architecture)
    {
        lock (_gate)
            return _known.TryGetValue(architecture, out var fitness) ? fitness : null;
    }

    /// <summary>Adds an architecture that was evaluated elsewhere, once. May be called from any thread.</summary>
    public void Add(Evaluation evaluation)
    {
        lock (_gate)
        {
            if (!_known.ContainsKey(evaluation.Architecture))
                Write(evaluation);
        }
    }

    /// <inheritdoc/>
    public double Evaluate(Architecture architecture) => Evaluate([architecture]).Single().Fitness;

    /// <inheritdoc/>
    /// <remarks>What the evaluator leaves out is left out.</remarks>
    public IEnumerable<Evaluation> Evaluate(IReadOnlyList<Architecture> architectures)
    {
        using var unknown =
            _evaluator.Evaluate([.. architectures.Where(architecture => !_known.ContainsKey(architecture))]).GetEnumerator();
        foreach (var architecture in architectures)
        {
            while (!_known.ContainsKey(architecture) && unknown.MoveNext())
                Write(unknown.Current);
            if (_known.TryGetValue(architecture, out var fitness))
                yield return new(architecture, fitness);
        }
    }

    /// <inheritdoc/>
    /// <remarks>An architecture whose last part was judged is a candidate. What the evaluator leaves out is left out.</remarks>
    public IEnumerable<PartialEvaluation> Evaluate(IReadOnlyList<Architecture> architectures, long start, long count)
    {
        var end = start + count;
        using var unknown = RequestedEvaluations.RequirePartial(_evaluator)
            .Evaluate([.. architectures.Where(architecture => _parts.Find(architecture, start, end) is null)], start, count)
            .GetEnumerator();
        foreach (var architecture in architectures)
        {
            while (_parts.Find(architecture, start, end) is null && unknown.MoveNext())
                _parts.Add(unknown.Current, start, end);
            if (_parts.Find(architecture, start, end) is not { } correct)
                continue;
            if (end == Images && !_known.ContainsKey(architecture))
                Write(new(architecture, (double)_parts.CountCorrect(architecture) / Images));
            yield return new(architecture, correct);
        }
    }

    private void Write(Evaluation evaluation)
    {
        var cost = CostDocument.Create(_table, evaluation.Architecture);
        _file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{_known.Count},{evaluation.Fitness:R},{cost.Flops},{cost.Params},\"{evaluation.Architecture}\""));
        _known.Add(evaluation.Architecture, evaluation.Fitness);
    }

    private void Read(int number, string line)
    {
        var cells = line.Split('"');
        if (cells.Length < 2
            || !double.TryParse(cells[0].Split(',').ElementAtOrDefault(FitnessColumn), CultureInfo.InvariantCulture, out var fitness)
            || !double.IsFinite(fitness))
            throw _file.Fault(number, $"'{NumberText.Shorten(line)}' is not a candidate");
        var architecture = PartialJournal.ReadArchitecture(_file, number, cells[1], _table.Spec);
        if (!_known.TryAdd(architecture, fitness))
            throw _file.Fault(number, $"{architecture} appears twice");
    }
}
