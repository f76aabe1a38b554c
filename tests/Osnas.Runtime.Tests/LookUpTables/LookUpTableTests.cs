using CsCheck;

namespace Osnas.Runtime.Tests;

public sealed class LookUpTableTests
{
    public static TheoryData<InfoMetric> Metrics => [InfoMetric.Flops, InfoMetric.Params];

    [Theory]
    [MemberData(nameof(Metrics))]
    public void Constants_of_the_declared_size_are_those_of_the_cost_model(InfoMetric metric) =>
        AssertSame(new CostModel(TinySpace.Spec).ToTable(metric), TinySpace.LookUpTable.Create().GetInfoTable(metric));

    [Theory]
    [MemberData(nameof(Metrics))]
    public void Another_size_is_computed(InfoMetric metric)
    {
        var table = TinySpace.LookUpTable.Create(inputSize: 33);

        Assert.Equal(33, table.InputSize);
        AssertSame(new CostModel(TinySpace.Spec, 33).ToTable(metric), table.GetInfoTable(metric));
    }

    [Fact]
    public void A_model_costs_its_cells_and_the_fixed_stages()
    {
        var table = TinySpace.LookUpTable.Create(inputSize: 20, classes: 7);
        var costs = new CostModel(TinySpace.Spec, 20, 7);

        Assert.All(TinySpace.Architectures, architecture => Assert.Equal(
            costs.Of(architecture),
            new((long)table.GetModelInfo(InfoMetric.Flops, architecture), (long)table.GetModelInfo(InfoMetric.Params, architecture))));
        Assert.Equal(7, table.Spec.Classes);
    }

    /// <summary>A search asks for the cost of each architecture that it looks at.</summary>
    [Theory]
    [MemberData(nameof(Metrics))]
    public void The_cost_of_an_architecture_allocates_nothing(InfoMetric metric)
    {
        var (table, architecture) = (Samples.FBNetS.LookUpTable.Create(), new Architecture(Enumerable.Repeat(3, 22)));
        var expected = table.GetModelInfo(metric, architecture);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var cost = table.GetModelInfo(metric, architecture);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(expected, cost);
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public void A_users_loop_gives_the_generated_table(InfoMetric metric) =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40]).Sample((height, width) =>
        AssertSame(
            TinySpace.LookUpTable.Create(new ImageSize(height, width)).GetInfoTable(metric),
            LoopSpace.LookUpTable.Create(new ImageSize(height, width)).GetInfoTable(metric)));

    [Fact]
    public void Search_layers_start_where_the_first_stage_ends()
    {
        Assert.Equal(8, TinySpace.LookUpTable.Create().SearchInputSize);
        Assert.Equal(113, Samples.FBNetS.LookUpTable.Create(inputSize: 225).SearchInputSize);
    }

    [Fact]
    public void A_table_of_another_shape_names_both()
    {
        var exception = Assert.Throws<SearchSpaceException>(() => new Short().GetInfoTable(InfoMetric.Flops));

        Assert.Equal(
            "TinySpace: the Flops table is 2 x 3; the space has 3 search layers and 3 candidates, so it must be 3 x 3.",
            exception.Message);
    }

#pragma warning disable OSNAS0401 // What is refused at run time is what the analyzer reports.
    [Fact]
    public void An_architecture_of_another_space_has_no_cost() =>
        Assert.Throws<ArgumentException>(() => TinySpace.LookUpTable.Create().GetModelInfo(InfoMetric.Flops, new(0, 1, 0)));
#pragma warning restore OSNAS0401

    [Fact]
    public async Task A_table_is_built_once_also_by_several_threads()
    {
        for (var repetition = 0; repetition < 20; repetition++)
        {
            var table = new Counting();
            using var start = new Barrier(4);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    table.GetInfoTable(InfoMetric.Flops);
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));

            Assert.Equal(1, table.Built);
        }
    }

    private static void AssertSame(InfoTable expected, InfoTable actual)
    {
        Assert.Equal((expected.Metric, expected.Shape), (actual.Metric, actual.Shape));
        for (var row = 0; row < expected.Rows; row++)
            Assert.Equal(expected.GetRow(row), actual.GetRow(row));
    }

    private sealed class Counting() : BaseLookUpTable(TinySpace.Spec, 8, 3)
    {
        private int _built;

        public int Built => _built;

        protected override InfoTable ConstructInfoTable(InfoMetric metric)
        {
            Interlocked.Increment(ref _built);
            return base.ConstructInfoTable(metric);
        }
    }

#pragma warning disable OSNAS0301 // What is refused at run time is what the analyzer reports.
    private sealed class Short() : BaseLookUpTable(TinySpace.Spec, 8, 3)
    {
        protected override InfoTable ConstructInfoTable(InfoMetric metric) => new(metric, 2, 3);
    }
#pragma warning restore OSNAS0301
}
