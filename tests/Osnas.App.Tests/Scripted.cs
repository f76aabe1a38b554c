using Osnas.Experiments;
using Osnas.Export;
using Osnas.Latency;
using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.App.Tests;

/// <summary>A search that was written down instead of run.</summary>
internal static class Scripted
{
    public static SearchReport Report { get; } = new(
        nameof(TinySpace),
        TinySpace.Spec.Fingerprint,
        8,
        10,
        0,
        "FLOPs at most 8,000",
        ["4->4 s1 skip", "4->8 s2 conv k3"],
        new("winner", [2, 1], new(6992, 438), true, 0.9123, 0.95),
        [new("cheapest", [2, 0], new(2896, 182), true, 0.5, 0.61), new("most expensive", [1, 1], new(16208, 590), false, 0.93, 1)],
        4,
        [new([2, 1], 0.9123, new(6992, 438)), new([2, 0], 0.5, new(2896, 182))],
        [new([2, 1], 0.9123, new(6992, 438)), new([2, 0], 0.5, new(2896, 182))],
        new(0.5, -0.25, 1, 3),
        "runs/tinyspace-digits-seed0")
    {
        Comparison = new(ComparisonVerdict.Unknown, null, null, null, 0, 1, 539),
        Trust = new(TrustVerdict.Unknown, new(0.5, null, null, 3), new(1, null, null, 3), new(1, null, null, 3)),
    };

    public static TrainReport Trained { get; } = new(
        nameof(TinySpace),
        TinySpace.Spec.Fingerprint,
        8,
        10,
        0,
        [2, 1],
        ["4->4 s1 skip", "4->8 s2 conv k3"],
        new(6992, 438),
        null,
        0.95,
        "runs/tinyspace-digits-seed0");

    public static Runners Runners { get; } = new(
        Run,
        (_, _, observer, _) =>
        {
            Tell(observer, () => { });
            return Trained;
        },
        (_, _, _, _, _) => new(nameof(TinySpace), [2, 1], 1000, 0.95, 200, 0.9),
        (_, names, top, _, _) => new(
            nameof(TinySpace),
            [2, 1],
            [
                .. names.Where(name => !name.Contains("bad", StringComparison.Ordinal)).Select(name => new Prediction(
                    name,
                    [.. new ClassProbability[] { new("cat", 0.75), new("big, brown dog", 0.125), new("newt", 0.0625) }.Take(top)]))
            ],
            [
                .. names.Where(name => name.Contains("bad", StringComparison.Ordinal))
                    .Select(name => new UnreadablePicture(name, $"{name} can't be decoded: the file is cut off."))
            ],
            names.Contains("folder") ? 3 : 0),
        (folder, output, inputType) => new(nameof(TinySpace), [2, 1], [1, 8, 8], 10, 17, output ?? $"{folder}/model.onnx")
        {
            InputType = inputType ?? InputType.UInt8,
            ClassNames = ["cat", "dog"],
            Description = "model.json",
        },
        MeasureLatency);

    /// <summary>A latency of <see cref="TinySpace"/> that says how it was measured.</summary>
    public static LatencyTable MeasureLatency(
        SearchSpaceRegistration space,
        BaseLookUpTable table,
        LatencyOptions options,
        IProgress<LatencyStep> progress,
        CancellationToken cancellation)
    {
        for (var done = 1; done <= 20; done++)
            progress.Report(new(done, 20, $"block {done}", new(done, 0.25)));
        return new(
            space.Spec.Name,
            space.Spec.Fingerprint,
            table.InputSize,
            table.Spec.Classes,
            [2, 3],
            [[1, 2.5, 0.125], [2, 4, null]],
            0.5,
            [[0.1, 0.1, 0.1], [0.1, 0.1, null]],
            new(1.25, 0.125, 10, 10, 2.5, 0.875),
            options.BatchSize,
            options.Threads ?? 2,
            options.Warmup,
            options.Repetitions,
            new("a processor", 2, "a system", ".NET", "2.10.0"),
            "0.1.0")
        {
            Networks = [new(options.BatchSize, 4), new(1, 2.5)],
        };
    }

    public static SearchReport Run(SearchOptions options, int? threads, IExperimentObserver observer, CancellationToken cancellation)
    {
        Tell(observer, () => { });
        return Report;
    }

    /// <summary>Tells an observer of a supernet's training, a search and the winner's training.</summary>
    /// <param name="observer">Watches.</param>
    /// <param name="work">Is called before each event.</param>
    public static void Tell(IExperimentObserver observer, Action work)
    {
        observer.Started(["space     TinySpace", "seed      0"]);
        Train("supernet", epochs: 20);
        var best = new Evaluation(new(0, 0), 0.5);
        for (var evaluated = 1; evaluated <= 4; evaluated++)
        {
            work();
            var last = new Evaluation(new(evaluated % 2, 1), evaluated == 2 ? 0.9123 : 0.4);
            best = last.Fitness > best.Fitness ? last : best;
            observer.Evaluated(new(evaluated, 5, last, best));
        }

        Train("winner", epochs: 2);

        void Train(string network, int epochs)
        {
            for (var epoch = 1; epoch <= epochs; epoch++)
            {
                foreach (var images in new[] { 50, 100 })
                {
                    work();
                    observer.Trained(network, new(epoch, epochs, images, 100, 2.0 / epoch, (double)epoch / epochs, 0.1));
                }
            }
        }
    }
}
