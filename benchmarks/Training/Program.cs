using System.Globalization;
using Osnas.Benchmarks;
using TorchSharp;
using static TorchSharp.torch;

// Training and evaluation of FBNet-S against PyTorch. Without arguments, all rows of docs/performance.md; with names of parts,
// only theirs. 'look' before them measures less often.
if (args is [FirstStep.Argument, var count])
{
    FirstStep.Run(int.Parse(count, CultureInfo.InvariantCulture));
    return;
}

var isLook = args is ["look", ..];
string[] names = isLook ? args[1..] : args;
using var peer = Peer.TryStart();
var setup = new Setup(peer, get_num_threads(), isLook ? 0.25 : 1);
(string Name, Func<Setup, IEnumerable<BenchRow>> Measure)[] parts =
[
    ("paths", StepPart.MeasurePaths),
    ("mixture", StepPart.MeasureMixture),
    ("evaluation", all => [EvaluationPart.Measure(all)]),
    ("construction", all => [StartPart.MeasureConstruction(all)]),
    ("start", all => [StartPart.MeasureFirstStep(all)]),
    ("generation", all => [GenerationPart.Measure(all)]),
    ("memory", all => [MemoryPart.Measure(all)]),
    ("pipeline", PipelinePart.Measure),
];
if (names.FirstOrDefault(name => !parts.Any(part => part.Name == name)) is { } unknown)
    throw new ArgumentException($"There is no part '{unknown}'; there are {string.Join(", ", parts.Select(part => part.Name))}.");

var rows = new List<BenchRow>();
foreach (var part in parts.Where(part => names is [] || names.Contains(part.Name)))
{
    foreach (var row in part.Measure(setup))
    {
        rows.Add(row);
        var ratio = row.Ratio is { } measured ? Comparison.Describe(measured) : "-";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{row.What}: {row.Ours:F1} {row.Unit}, {row.Theirs:F1} {row.Unit}, {ratio}, {row.Target}; {row.Note}"));
    }

    BenchRows.Write("Training", rows);
}
