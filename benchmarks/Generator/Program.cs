using System.Globalization;
using Osnas.Benchmarks;

// The parts that are named, or all; a number is how often each is measured.
var runs = args.Where(argument => int.TryParse(argument, out _)).Select(argument => int.Parse(argument, CultureInfo.InvariantCulture))
    .FirstOrDefault(10);
(string Name, Func<IEnumerable<BenchRow>> Run)[] parts =
[
    ("cold", () => ColdPart.Run(runs)),
    ("whole", () => WholePart.Run(runs)),
    ("edit", () => EditPart.Run(20 * runs)),
];
var chosen = parts.Where(part => !parts.Any(other => args.Contains(other.Name)) || args.Contains(part.Name));
Console.WriteLine($"compiler of the SDK {Toolchain.Version}; {runs} runs of each side, in turn");
var rows = chosen.SelectMany(part => part.Run()).ToArray();
foreach (var row in rows)
    Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{row.What}: {row.Ours:F2} {row.Unit}, {row.Against}: {row.Theirs:F2}; {row.Note}"));
BenchRows.Write("Generator", rows);
