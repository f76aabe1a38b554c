using System.Globalization;

namespace Osnas.Benchmarks;

/// <summary>A file of what was measured, on one machine: a run that was stopped, or that gets more seeds, goes on with it.</summary>
internal sealed class Measurements
{
    private const string Columns = "setting,seed,quantity,value";

    private readonly string _path;
    private readonly Dictionary<(string Setting, int Seed, string Quantity), double> _values = [];

    /// <summary>Opens a file, or begins one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="machine">What the numbers depend on.</param>
    /// <exception cref="InvalidDataException">The file is one of another machine.</exception>
    public Measurements(string path, string machine)
    {
        _path = path;
        var header = $"# {machine}";
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllLines(path, [header, Columns]);
        }

        var lines = File.ReadAllLines(path);
        if (lines[0] != header)
            throw new InvalidDataException($"{path} is of another machine ({lines[0][2..]}; this: {machine}). Choose another --output.");
        foreach (var fields in lines.Skip(2).Select(line => line.Split(',')))
        {
            var seed = int.Parse(fields[1], CultureInfo.InvariantCulture);
            _values.Add((fields[0], seed, fields[2]), double.Parse(fields[3], CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Whether a setting was measured with a seed.</summary>
    public bool Has(string setting, int seed) => _values.Keys.Any(key => key.Setting == setting && key.Seed == seed);

    /// <summary>Adds what was measured, to the file as well.</summary>
    public void Add(string setting, int seed, IReadOnlyDictionary<string, double> quantities)
    {
        foreach (var (quantity, value) in quantities)
            _values.Add((setting, seed, quantity), value);
        File.AppendAllLines(
            _path, quantities.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{setting},{seed},{pair.Key},{pair.Value:R}")));
    }

    /// <summary>A quantity of a setting by seed.</summary>
    public Sample Of(string setting, string quantity) => new([.. Values(setting, quantity).Select(pair => pair.Value)]);

    /// <summary>The difference of two quantities of a setting, seed by seed.</summary>
    public Sample Difference(string setting, string quantity, string other) =>
        new([.. Values(setting, quantity).Zip(Values(setting, other), (one, two) => one.Value - two.Value)]);

    /// <summary>The difference of a quantity in two settings, by the seeds that both have.</summary>
    public Sample DifferenceOfSettings(string quantity, string setting, string other) =>
        new([.. Values(setting, quantity).Join(
            Values(other, quantity), one => one.Key.Seed, two => two.Key.Seed, (one, two) => one.Value - two.Value)]);

    private IEnumerable<KeyValuePair<(string Setting, int Seed, string Quantity), double>> Values(string setting, string quantity) =>
        _values.Where(pair => pair.Key.Setting == setting && pair.Key.Quantity == quantity).OrderBy(pair => pair.Key.Seed);
}
