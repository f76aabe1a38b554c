using System.Globalization;
using Osnas.Benchmarks;
using static TorchSharp.torch;

// Training and evaluation of FBNet-S against PyTorch, for docs/performance.md. With names of parts, only theirs; 'look' before
// them measures less often.
if (args is [FirstStep.Argument, var count])
{
    FirstStep.Run(int.Parse(count, CultureInfo.InvariantCulture));
    return;
}

var isChild = args is [DefaultWaiting.Argument, ..];
if (isChild)
    args = args[1..];
var isLook = args is ["look", ..];
using var peer = Peer.TryStart();
var setup = new Setup(peer, get_num_threads(), isLook ? 0.25 : 1);
if (isChild)
{
    DefaultWaiting.Print(setup);
    return;
}

BenchProgram.Run(
    "Training",
    isLook ? args[1..] : args,
    [
        ("paths", () => StepPart.MeasurePaths(setup)),
        ("mixture", () => StepPart.MeasureMixture(setup)),
        ("default-waiting", () => DefaultWaiting.Measure(isLook)),
        ("evaluation", () => [EvaluationPart.Measure(setup)]),
        ("construction", () => [StartPart.MeasureConstruction(setup)]),
        ("start", () => [StartPart.MeasureFirstStep(setup)]),
        ("generation", () => [GenerationPart.Measure(setup)]),
        ("memory", () => [MemoryPart.Measure(setup)]),
        ("pipeline", () => PipelinePart.Measure(setup)),
    ],
    TrainingLaws.All);
