using System.Globalization;

namespace Osnas.Experiments;

/// <summary>Reads the candidates of a search line by line, as often as needed, while the search may add others.</summary>
internal sealed class CandidateFile : IDisposable
{
    private const string AccuracyColumn = "accuracy";
    private const string FitnessPrefix = "fitness_";
    private const string ArchitectureColumn = "architecture";

    private readonly FileStream _file;
    private readonly int _accuracy;
    private readonly int _architecture;
    private readonly int[] _costs;
    private readonly int _columns;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It isn't one of candidates.</exception>
    public CandidateFile(string path)
    {
        _file = NamedFile.Open(path);
        string[] columns = WholeLines.Read(_file).FirstOrDefault() is { } header ? CsvText.Split(header) : [];
        _accuracy = Array.FindIndex(columns, column => column == AccuracyColumn || IsFitness(column));
        _architecture = Array.IndexOf(columns, ArchitectureColumn);
        Fitness = columns.FirstOrDefault(IsFitness)?[FitnessPrefix.Length..];
        Metrics = [.. columns.Where(column => MetricCatalog.Find(column) is not null)];
        _costs = [.. Metrics.Select(metric => Array.IndexOf(columns, metric))];
        _columns = columns.Length;
        if (columns.Length == 0 || (_accuracy >= 0 && _architecture >= 0))
            return;
        _file.Dispose();
        throw new InvalidDataException(
            $"{path}, line 1: the columns are {NumberText.Shorten(string.Join(", ", columns))}; {AccuracyColumn} and "
            + $"{ArchitectureColumn} must be among them.");
    }

    /// <summary>The name of what the search maximizes, if it isn't an accuracy; null for that.</summary>
    public string? Fitness { get; }

    /// <summary>The metrics that it has costs of, in lower case.</summary>
    public IReadOnlyList<string> Metrics { get; }

    /// <summary>The accuracies, from the first candidate on.</summary>
    /// <exception cref="InvalidDataException">A line isn't that of a candidate.</exception>
    public IEnumerable<double> ReadAccuracies() => ReadLines().Select(line => Number(line, _accuracy));

    /// <summary>The candidates, from the first on.</summary>
    /// <exception cref="InvalidDataException">A line isn't that of a candidate.</exception>
    public IEnumerable<CandidatePoint> Read() => ReadLines().Select(line => new CandidatePoint(
        line.Number - 1,
        Number(line, _accuracy),
        Array.ConvertAll(_costs, column => Number(line, column)),
        Choices(line)));

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>The name of the column of what the search maximizes.</summary>
    /// <param name="fitness">The name of the fitness; null if it is an accuracy.</param>
    public static string NameColumn(string? fitness) => fitness is null ? AccuracyColumn : FitnessPrefix + fitness;

    private static bool IsFitness(string column) => column.StartsWith(FitnessPrefix, StringComparison.Ordinal);

    private IEnumerable<Line> ReadLines() => WholeLines.Read(_file)
        .Select((text, index) => new Line(index + 1, text, CsvText.Split(text)))
        .Skip(1)
        .Select(line => line.Fields.Length == _columns ? line : throw Fault(line));

    private double Number(Line line, int column) =>
        double.TryParse(line.Fields[column], CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Fault(line);

    private int[] Choices(Line line)
    {
        string[] parts = line.Fields[_architecture].Split(',');
        return Array.ConvertAll(
            parts,
            part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var choice)
                && choice < SearchSpaceSpec.MaxCandidates
                ? choice
                : throw Fault(line));
    }

    private InvalidDataException Fault(Line line) => new(
        FormattableString.Invariant($"{_file.Name}, line {line.Number}: '{NumberText.Shorten(line.Text)}' is not a candidate."));

    private readonly record struct Line(int Number, string Text, string[] Fields);
}
