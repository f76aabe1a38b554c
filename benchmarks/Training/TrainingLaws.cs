using Osnas.Data;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Benchmarks;

/// <summary>How training, evaluation and construction scale.</summary>
internal static class TrainingLaws
{
    private const int Batch = 32;

    /// <summary>The candidate k3e6 of FBNet-S.</summary>
    private const int Mobile = 3;

    private static readonly int[] Layers = [5, 10, 20, 40];
    private static readonly int[] Candidates = [1, 3, 9];

    public static IReadOnlyList<ScalingLaw> All { get; } =
    [
        new(
            $"training step of a path, batch {Batch}", "layers", "ms", Layers,
            layers => TimeStep(LayeredSpace.Of(layers, 1), isMixture: false)),
        new(
            $"training step of the mixture, 5 layers, batch {Batch}", "candidates", "ms", Candidates,
            candidates => TimeStep(LayeredSpace.Of(5, candidates), isMixture: true)),
        new("training step of FBNet-S, k3e6", "images in a batch", "ms", [8, 32, 128, 256], batch => TimeStep(batch, get_num_threads())),
        new("training step of FBNet-S, k3e6, batch 128", "threads", "ms", Threads(), threads => TimeStep(128, threads)),
        new("evaluation on 32 images, 10 layers", "candidates", "ms", [1, 4, 16, 64], candidates => TimeEvaluation(candidates, 32)),
        new("evaluation of a candidate, 10 layers", "images", "ms", [128, 256, 512, 1024], images => TimeEvaluation(1, images)),
        new("construction of a supernet, 9 candidates", "layers", "ms", Layers, layers => TimeConstruction(LayeredSpace.Of(layers, 9))),
        new(
            "construction of a supernet, 20 layers", "candidates", "ms", Candidates,
            candidates => TimeConstruction(LayeredSpace.Of(20, candidates))),
    ];

    private static int[] Threads() =>
        [.. Enumerable.Range(0, 31).Select(power => 1 << power).TakeWhile(threads => threads <= Environment.ProcessorCount)];

    private static double TimeStep(SearchSpaceSpec spec, bool isMixture)
    {
        using var work = new Work(Batch, () => new LayeredSupernet(spec));
        var path = new Architecture(new int[spec.MacroCfg.Search.Count]);
        return Stopwatches.MedianInASecond(() => _ = isMixture ? work.TrainMixture() : work.Train(path));
    }

    private static double TimeStep(int batch, int threads)
    {
        var before = get_num_threads();
        set_num_threads(threads);
        using var work = new Work(batch);
        var time = Stopwatches.MedianInASecond(() => work.Train(Work.Path(Mobile)));
        set_num_threads(before);
        return time;
    }

    private static double TimeEvaluation(int candidates, int images)
    {
        random.manual_seed(1);
        using var supernet = new LayeredSupernet(LayeredSpace.Of(10, 9));
        using var validation = Work.Draw(images);
        using var calibration = Work.Draw(32);
        var (evaluator, sampler) = (new SupernetEvaluator(supernet, calibration, validation), new UniformSampler(supernet.Spec));
        Architecture[] architectures = [.. Enumerable.Range(0, candidates).Select(seed => sampler.Sample(new Random(seed)))];
        return Stopwatches.MedianInASecond(() => _ = evaluator.Evaluate(architectures).Count());
    }

    private static double TimeConstruction(SearchSpaceSpec spec) =>
        Stopwatches.MedianInASecond(() => new LayeredSupernet(spec).Dispose());

    private sealed class LayeredSupernet(SearchSpaceSpec spec) : BaseSupernet(spec, null)
    {
        protected override BaseSuperlayer ConstructSuperlayer(int layer, BatchNormOptions batchNorm) =>
            new Superlayer(Spec, layer, batchNorm);
    }

    private sealed class Superlayer(SearchSpaceSpec spec, int index, BatchNormOptions batchNorm) : BaseSuperlayer(spec, index, batchNorm);
}
