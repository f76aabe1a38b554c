using System.Text.Json;
using Osnas.Data;
using Osnas.Experiments;
using Osnas.LookUpTables;

namespace Osnas.EndToEnd;

/// <summary>A worker: what it is refused for, and the latency that it measures.</summary>
public sealed class JobWorkerTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AWorkerIsRefusedWithAllDifferences()
    {
        var order = CreateOrder() with
        {
            Osnas = "0.0.1",
            Libtorch = "1.0.0",
            Fingerprint = "abc",
            Coordinator = new(new("cuda", "NVIDIA H200"), new(1, "AVX2")),
        };

        Assert.Equal(
            [
                $"Osnas is {Library.Version} here and 0.0.1 at the coordinator",
                $"libtorch is {Library.LibtorchVersion} here and 1.0.0 at the coordinator",
                $"the space TinySpace is another one: its fingerprint is {TinySpace.Spec.Fingerprint} here and abc at the coordinator",
                $"the device is {RunDevice.Select(ComputeDevice.Cpu, false).Selected.Title} here and CUDA (NVIDIA H200) at the "
                + "coordinator, "
                    + "and other kinds of devices give other numbers: give the worker --device cuda, or the search --allow-device-change",
            ],
            Refuse(order));
    }

    [Fact]
    public void OtherDataIsRefused()
    {
        var other = _folder.Locate("other.csv");
        var lines = TinyTable();
        File.WriteAllLines(other, lines);

        var order = CreateOrder();
        Assert.Equal(
            [
                $"the data in {other} is other data: it has 2 classes (0, 1) here and 10 classes (0, 1, 2, 3, 4, 5, 6, 7, ...) at the "
                + "coordinator",
            ],
            Refuse(order, other));
        Assert.Equal(
            [
                $"There is no folder or file {_folder.Locate("none")}. Give {DataSource.Known} (the data of this worker; --data says where "
                + "it is)",
            ],
            Refuse(order, _folder.Locate("none")));
    }

    [Fact]
    public void DataThatCantBeComparedIsRefused()
    {
        var order = CreateOrder();
        var difference = Assert.Single(Refuse(order with { Data = null }));
        Assert.EndsWith(
            $" is other data: its fingerprint is {order.Data!.Fingerprint} here and unknown at the coordinator",
            difference,
            StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsAndSpacesThatThisProgramLacksAreNamed()
    {
        var order = CreateOrder();
        using var options = JsonDocument.Parse("""{"space":"TinySpace","searcher":{"name":"oracle"}}""");

        var differences = Refuse(order with { Space = "TinySpce", Options = options.RootElement });

        Assert.Contains("'TinySpce' is not a search space; did you mean TinySpace?", differences[0], StringComparison.Ordinal);
        Assert.StartsWith("the options of the search can't be read here: ", differences[1], StringComparison.Ordinal);
        Assert.Equal(2, differences.Count);
    }

    /// <summary>The table is used as one that a file gives, and a run that is resumed keeps it.</summary>
    [Fact]
    public void TheLatencyIsMeasuredByTheWorkerThatIsNamed()
    {
        var options = BoardRuns.Options(_folder.Locate("run")) with
        {
            LatencyOn = "laptop",
            Budget = [new(InfoMetric.Latency, AtMost: 1e9)],
            Baselines = 0,
        };
        using (var board = new ThreadBoard(1))
        {
            SearchExperiment.Run(options, board);
            Assert.Equal("laptop", Assert.Single(board.Offered.OfType<LatencyJob>()).OnlyWorker);
        }

        var file = _folder.Locate("run", RunDirectory.LatencyFile);
        var text = File.ReadAllText(file);
        var table = LatencyTable.Read(file, TinySpace.LookUpTable.Create());
        Assert.Equal(MeasuringDevice.Of(RunDevice.Select(ComputeDevice.Cpu, false).Selected), table.Device);

        SearchExperiment.Run(options);
        Assert.Equal(text, File.ReadAllText(file));
        Assert.Equal(
            "The latency on laptop is measured by the worker of that name: start the search with --cluster and without --dry-run, or "
            + "give a table with --latency.",
            Assert.Throws<ArgumentException>(() => SearchExperiment.Run(options with { Output = _folder.Locate("alone") })).Message);
    }

    [Fact]
    public void AWorkerThatMeasuresLatencyAloneNeedsNoData()
    {
        var options = new JobWorkerOptions { Only = [JobKind.Latency], Data = "/nowhere", Scratch = _folder.Locate("scratch") };
        using (var worker = JobWorker.Open(CreateOrder(), options, new NoFiles()))
        {
            var job = new LatencyJob("laptop", 8, 10, new() { Repetitions = 1, Warmup = 0, Networks = 4 });
            var result = Assert.IsType<LatencyResult>(worker.Do(job, null, default));
            Assert.Null(result.Table.FindDifference(TinySpace.LookUpTable.Create()));
            Assert.Equal(
                "This worker measures latency alone: it has no images.",
                Assert.Throws<InvalidOperationException>(() => worker.Do(new EvaluationJob([0, 0, 0, 0]), null, default)).Message);
        }

        Assert.False(Directory.Exists(_folder.Locate("scratch")));
    }

    /// <summary>The folder of a training is deleted at its end: no name may lead to another one.</summary>
    [Fact]
    public void ATrainingWithANameThatIsAPlaceIsRefused()
    {
        var other = _folder.Locate("other");
        Directory.CreateDirectory(other);
        using var worker = JobWorker.Open(
            CreateOrder(), new() { Only = [JobKind.Latency], Scratch = _folder.Locate("scratch") }, new NoFiles());

        foreach (var name in (string[])[other, "../other", "..", ""])
        {
            Assert.Equal(
                $"'{NumberText.Shorten(name)}' is not the name of a network. Names have letters, digits, spaces and '#'.",
                Assert.Throws<InvalidDataException>(() => worker.Do(new TrainingJob(name, [0, 0, 0, 0], new()), null, default)).Message);
        }

        Assert.True(Directory.Exists(other));
    }

    private static WorkOrder CreateOrder()
    {
        var options = BoardRuns.Options("run");
        var space = SearchSpaces.Get(options.Space);
        using var data = ExperimentData.Load(space, options.Data, options.Seed);
        return WorkOrder.Of(options, space, data, RunDevice.Select(ComputeDevice.Cpu, mayChange: false));
    }

    private IReadOnlyList<string> Refuse(WorkOrder order, string? data = null)
    {
        var options = new JobWorkerOptions { Data = data, Device = ComputeDevice.Cpu, Scratch = _folder.Locate("scratch") };
        var exception = Assert.Throws<WorkRefusedException>(() => JobWorker.Open(order, options, new NoFiles()));
        Assert.False(Directory.Exists(_folder.Locate("scratch")));
        return exception.Differences;
    }

    /// <summary>Twenty images of 8 x 8 pixels of two classes.</summary>
    private static IEnumerable<string> TinyTable() =>
        Enumerable.Range(0, 20)
            .Select(row => string.Join(',', Enumerable.Range(0, 64).Select(pixel => (row + pixel) % 17).Append(row % 2)));

    private sealed class NoFiles : IJobFiles
    {
        public string Fetch(StoredFile file) => throw new FileNotFoundException(file.Name);

        public StoredFile Send(string path) => StoredFile.Of(path);
    }
}
