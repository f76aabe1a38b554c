using System.Globalization;
using System.Text;
using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>
/// The candidates of a search in a file, each added as soon as it is evaluated. A resumed search requests the same
/// candidates again, and receives their results from the file.
/// </summary>
internal sealed class CandidateJournal : IEvaluator
{
    /// <summary>The name of the column of a fitness that is an accuracy.</summary>
    public const string Accuracy = "accuracy";

    private const int FitnessColumn = 1;

    private readonly string _path;
    private readonly IEvaluator _evaluator;
    private readonly BaseLookUpTable _table;
    private readonly Dictionary<Architecture, double> _known = [];

    /// <summary>A journal, with what its file holds.</summary>
    /// <param name="path">The file; created if it isn't there.</param>
    /// <param name="evaluator">Evaluates what isn't in it.</param>
    /// <param name="table">Provides costs.</param>
    /// <param name="fitness">The name of the column of the fitness.</param>
    /// <exception cref="InvalidDataException">A line isn't one of a candidate.</exception>
    public CandidateJournal(string path, IEvaluator evaluator, BaseLookUpTable table, string fitness = Accuracy)
    {
        _path = path;
        _evaluator = evaluator;
        _table = table;
        var text = File.Exists(path) ? NamedFile.ReadText(path) : string.Empty;

        // The last line may be half written.
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        var lines = whole.Split('\n');
        for (var index = 1; index < lines.Length; index++)
        {
            if (lines[index].Length > 0)
                Read(index + 1, lines[index]);
        }

        if (whole != text || text.Length == 0)
            AtomicFile.WriteAllText(path, whole.Length == 0 ? $"index,{fitness},flops,params,architecture\n" : whole);
    }

    /// <inheritdoc/>
    public double Evaluate(Architecture architecture) => Evaluate([architecture]).Single().Fitness;

    /// <inheritdoc/>
    public IEnumerable<Evaluation> Evaluate(IReadOnlyList<Architecture> architectures)
    {
        using var unknown =
            _evaluator.Evaluate([.. architectures.Where(architecture => !_known.ContainsKey(architecture))]).GetEnumerator();
        foreach (var architecture in architectures)
        {
            if (!_known.ContainsKey(architecture) && unknown.MoveNext())
                Write(unknown.Current);
            yield return new(architecture, _known[architecture]);
        }
    }

    private void Write(Evaluation evaluation)
    {
        var cost = CostDocument.Create(_table, evaluation.Architecture);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{_known.Count},{evaluation.Fitness:R},{cost.Flops},{cost.Params},\"{evaluation.Architecture}\"\n");
        using (var file = new FileStream(_path, FileMode.Append))
            file.Write(Encoding.UTF8.GetBytes(line));
        _known.Add(evaluation.Architecture, evaluation.Fitness);
    }

    private void Read(int number, string line)
    {
        var cells = line.Split('"');
        if (cells.Length < 2
            || !double.TryParse(cells[0].Split(',').ElementAtOrDefault(FitnessColumn), CultureInfo.InvariantCulture, out var fitness)
            || !double.IsFinite(fitness))
            throw Fault(number, $"'{NumberText.Shorten(line)}' is not a candidate");
        var architecture = Parse(number, cells[1]);
        if (_table.Spec.FindFault(architecture) is { } fault)
            throw Fault(number, fault);
        if (!_known.TryAdd(architecture, fitness))
            throw Fault(number, $"{architecture} appears twice");
    }

    private Architecture Parse(int number, string text)
    {
        try
        {
            return Architecture.Parse(text);
        }
        catch (FormatException exception)
        {
            throw Fault(number, exception.Message.TrimEnd('.'));
        }
    }

    private InvalidDataException Fault(int line, string message) =>
        new($"{_path}, line {line}: {message}. Delete the line, or delete the file to evaluate all candidates again.");
}
