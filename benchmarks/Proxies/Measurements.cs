using System.Globalization;
using Osnas.Samples;
using Osnas.Search;

namespace Osnas.Benchmarks;

/// <summary>What was measured, in a file that is resumed: a line for the value of each architecture.</summary>
internal sealed class Measurements
{
    private readonly string _path;
    private readonly Dictionary<(string Data, string Proxy, int Seed, string Architecture), double> _values = [];

    public Measurements(string path)
    {
        _path = path;
        if (!File.Exists(path))
            return;
        foreach (var cells in File.ReadLines(path).Select(line => line.Split(',')).Where(cells => cells.Length == 5))
            _values[(cells[0], cells[1], Parse(cells[2]), cells[3])] = double.Parse(cells[4], CultureInfo.InvariantCulture);
    }

    /// <summary>The values of architectures, in their order. Those that aren't in the file are measured.</summary>
    public double[] Take(string data, Proxy proxy, int seed, IReadOnlyList<Architecture> architectures)
    {
        if (architectures.All(architecture => _values.ContainsKey(Key(architecture))))
            return [.. architectures.Select(architecture => _values[Key(architecture)])];
        using var images = ProxyImages.Load(data, seed);
        var space = SearchSpaces.Get(nameof(NasBenchMacro));
        var evaluator = proxy.Options.Create(new(space, NasBenchMacro.LookUpTable.Create(), images, seed));
        using var owned = evaluator as IDisposable;
        using var file = new StreamWriter(_path, append: true);
        foreach (var architecture in architectures.Where(architecture => !_values.ContainsKey(Key(architecture))))
        {
            var value = _values[Key(architecture)] = evaluator.Evaluate(architecture);
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{data},{proxy.Name},{seed},{Text(architecture)},{value:R}"));
            file.Flush();
        }

        return [.. architectures.Select(architecture => _values[Key(architecture)])];

        (string, string, int, string) Key(Architecture architecture) => (data, proxy.Name, seed, Text(architecture));
    }

    private static string Text(Architecture architecture) => string.Concat(architecture);

    private static int Parse(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
