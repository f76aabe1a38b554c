using Osnas.Data;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class SharedPathsTests
{
    private const int Calibrating = 10;
    private const int Validating = 9;
    private const int BatchSize = 4;
    private const int Batches = 3 + 3; // of both; each has a rest
    private const int MapBytes =
        4 * RandomImages.Size * RandomImages.Size * sizeof(float); // of an image after the first blocks of TinySpace

    public static TheoryData<string> Spaces =>
        ["per candidate", "without running statistics", "unified", "own layers", "own forward", "dropout"];

    /// <summary>Not the accuracies alone: the logits, too, and so all batch norm statistics of a path.</summary>
    [Theory]
    [MemberData(nameof(Spaces))]
    public void Populations_give_what_each_gives_alone_bit_for_bit(string name)
    {
        using var supernet = Create(name);
        using var images = RandomImages.Dataset(Calibrating);
        var random = new Random(1);
        var layers = LayerChoices.Of(supernet.Spec);
        for (var round = 0; round < 3; round++)
        {
            // Repetitions among them, and in any order.
            Architecture[] population =
                [.. Enumerable.Range(0, 12).Select(_ => new Architecture(layers.SelectMany(layer => layer.Sample(random))))];
            Architecture[] ordered = [.. population.OrderBy(architecture => architecture.ToString(), StringComparer.Ordinal)];

            Assert.Equal(population.Select(architecture => Evaluate([architecture]).Single()), Evaluate(population));
            Assert.Equal(ordered.Select(architecture => Evaluate([architecture]).Single()), Evaluate(ordered));
        }

        List<(Evaluation Evaluation, string Logits)> Evaluate(IReadOnlyList<Architecture> population)
        {
            using var scope = NewDisposeScope();
            using var noGrad = no_grad();
            return [.. new SupernetEvaluator(supernet, images, images, BatchSize).Evaluate(population)
                .Select(
                    evaluation =>
                        (evaluation, string.Join(' ', supernet.call(images.Images).data<float>().Select(BitConverter.SingleToInt32Bits))))];
        }
    }

    /// <summary>The oracle: a layer runs once for each different beginning of the paths up to it.</summary>
    [Theory]
    [InlineData("per candidate")]
    [InlineData("unified")]
    public void What_paths_begin_with_is_run_once(string name)
    {
        using var supernet = Create(name);
        var paths = name == "unified" ? UnifiedSpace.Architectures : TinySpace.Architectures;
        var rows = supernet.Spec.RowsPerLayer;

        Assert.Equal(
            supernet.Layers.Select(
                (_, layer) => Batches * paths.Select(path => new Architecture(path.Take((layer + 1) * rows))).Distinct().Count()),
            CountRuns(supernet, paths, long.MaxValue).Skip(1));
    }

    [Fact]
    public void Without_memory_all_is_run_each_time()
    {
        using var supernet = new TinySpace.Supernet();
        var each = Batches * TinySpace.Architectures.Count;

        Assert.Equal([each, each, each, each], CountRuns(supernet, TinySpace.Architectures, mostBytes: 0));
    }

    /// <summary>
    /// Room for the maps of the first block is room for nothing after it; with a byte less, those of layer 1 (twice the
    /// channels, a quarter of the pixels) have room.
    /// </summary>
    [Fact]
    public void What_there_is_no_room_for_is_run_again()
    {
        using var supernet = new TinySpace.Supernet();
        var (paths, room) = (TinySpace.Architectures, (long)MapBytes * (Calibrating + Validating));

        Assert.Equal([Batches, 18 * Batches, 18 * Batches, 18 * Batches], CountRuns(supernet, paths, room));
        Assert.Equal([6 * Batches, 6 * Batches, 6 * Batches, 18 * Batches], CountRuns(supernet, paths, room - 1));
    }

    [Fact]
    public void No_tensor_is_left_behind_whether_the_population_ends_or_not()
    {
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(Calibrating);
        var evaluator = new SupernetEvaluator(supernet, images, images, BatchSize);

        LiveTensors.AssertConstant(
            5, () => Assert.Equal(TinySpace.Architectures.Count, evaluator.Evaluate(TinySpace.Architectures).Count()));
        LiveTensors.AssertConstant(5, () => Assert.NotNull(evaluator.Evaluate(TinySpace.Architectures).ElementAt(7)));
    }

    [Fact]
    public void A_search_finds_the_same_with_and_without_sharing()
    {
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(30);
        var (shared, alone) = (Search(SupernetEvaluator.DefaultSharedMegabytes), Search(0));

        Assert.Equal(alone.Candidates, shared.Candidates);
        Assert.Equal(alone.Best, shared.Best);

        SearchResult Search(int megabytes) => SearchRun.Run(
            new EvolutionSearcher(Budgets.Sampler(Budgets.Tiny), new() { Population = 6, Parents = 3, Generations = 2 }, seed: 1),
            new SupernetEvaluator(supernet, images, images, BatchSize) { SharedMegabytes = megabytes });
    }

    private static BaseSupernet Create(string name)
    {
        using var seeded = TorchSeed.Use(1, name);
        return name switch
        {
            "per candidate" => new TinySpace.Supernet(),
            "without running statistics" => new TinySpace.Supernet(batchNorm: new(TrackRunningStats: false)),
            "unified" => new UnifiedSpace.Supernet(),
            "own layers" => new OwnClassesSpace.Supernet(3, null, null),
            "own forward" => new DoublingSupernet(),
            _ => new CustomBlocksSpace.Supernet(),
        };
    }

    /// <summary>How often the first block and the search layers run.</summary>
    private static int[] CountRuns(BaseSupernet supernet, IReadOnlyList<Architecture> architectures, long mostBytes)
    {
        using var calibration = RandomImages.Dataset(Calibrating);
        using var validation = RandomImages.Dataset(Validating);
        using var paths = new SharedPaths(supernet, architectures, validation, Calibrating + Validating, mostBytes);
        nn.Module<Tensor, Tensor>[] stages = [supernet.Modules[0], .. supernet.Layers];
        var runs = new int[stages.Length];
        var hooks = stages.Select((stage, index) => stage.register_forward_pre_hook((_, input) =>
        {
            runs[index]++;
            return input;
        })).ToArray();
        foreach (var _ in architectures)
        {
            paths.GoOn();
            BatchNormCalibration.Apply(supernet, paths.Modules, paths.Run, calibration, BatchSize);
            Accuracy.Measure(supernet, paths.Run, validation, BatchSize);
        }

        foreach (var hook in hooks)
            hook.remove();
        return runs;
    }

    /// <summary>A supernet that does more than run its layers.</summary>
    private sealed class DoublingSupernet : TinySpace.Supernet
    {
        public override Tensor forward(Tensor input)
        {
            using var logits = base.forward(input);
            return logits * 2;
        }
    }
}
