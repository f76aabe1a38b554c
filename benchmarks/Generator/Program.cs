using System.Globalization;
using Osnas.Benchmarks;

// The rows of docs/performance.md about the compiler. With names of parts, only theirs; a number before them is how often each is
// measured.
var runs = 10;
if (args is [var first, ..] && int.TryParse(first, CultureInfo.InvariantCulture, out var given))
    (runs, args) = (given, args[1..]);
Console.WriteLine($"compiler of the SDK {Toolchain.Version}; {runs} runs of each side, in turn");
BenchProgram.Run(
    "Generator",
    args,
    [
        ("cold", () => ColdPart.Run(runs)),
        ("whole", () => WholePart.Run(runs)),
        ("edit", () => EditPart.Run(20 * runs)),
    ],
    GeneratorLaws.All);
