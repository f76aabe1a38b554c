using Osnas.Data;
using Osnas.Experiments;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class RunDirectoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_folder_is_created()
    {
        var directory = new RunDirectory(_folder["runs/one"]);

        Assert.True(Directory.Exists(_folder["runs/one"]));
        Assert.Equal(_folder["runs/one"], directory.Path);
    }

    [Fact]
    public void A_folder_that_cant_be_is_told_by_its_name()
    {
        File.WriteAllText(_folder["file"], string.Empty);

        Assert.Equal(
            $"The folder of the run, {_folder["file"]}, can't be created: a file has that name. Choose another folder with "
            + "--output, or another name.",
            Assert.Throws<IOException>(() => new RunDirectory(_folder["file"])).Message);
        Assert.Equal(
            $"The folder of the run, {_folder["file/run"]}, can't be created: {_folder["file"]} is a file. Choose another folder with "
            + "--output, or another name.",
            Assert.Throws<IOException>(() => new RunDirectory(_folder["file/run"])).Message);
    }

    /// <summary>A folder can't be opened as a file, as a file can't in a folder that is only to be read.</summary>
    [Fact]
    public void A_folder_that_cant_be_written_to_is_told_by_its_name()
    {
        Directory.CreateDirectory(_folder[RunDirectory.LockFile]);
        using var directory = new RunDirectory(_folder.Path);

        Assert.Equal(
            $"The folder of the run, {_folder.Path}, can't be written to: access is denied. Choose another folder with --output, or "
            + "another name.",
            Assert.Throws<IOException>(
                () => directory.Open(
                    new() { Space = nameof(TinySpace) }, TrainOptions.Declared, OsnasJson.Default.TrainOptions, Budgets.Tiny)).Message);
    }

    [Fact]
    public void A_search_and_a_training_are_told_apart()
    {
        using (var first = new RunDirectory(_folder.Path))
            first.Open(new() { Space = nameof(TinySpace) }, TrainOptions.Declared, OsnasJson.Default.TrainOptions, Budgets.Tiny);
        using var second = new RunDirectory(_folder.Path);

        Assert.Equal(
            $"{_folder.Path} holds a training, and this is a search. Choose another folder or name, or delete this one.",
            Assert.Throws<InvalidDataException>(
                () => second.Open(
                    new() { Space = nameof(TinySpace) }, SearchOptions.Declared, OsnasJson.Default.SearchOptions, Budgets.Tiny)).Message);
    }

    [Fact]
    public void A_difference_is_told_in_one_line_with_the_flag()
    {
        var (options, type) = (new SearchOptions { Space = nameof(TinySpace) }, OsnasJson.Default.SearchOptions);
        using (var first = new RunDirectory(_folder.Path))
            first.Open(options, SearchOptions.Declared, type, Budgets.Tiny);

        Assert.Equal(
            "budget is [\"flops<=20000000\"] now and was null", Difference(options with { Budget = [new(InfoMetric.Flops, 2e7)] }));
        Assert.Equal("--seed (seed) is 5 now and was 0", Difference(options with { Seed = 5 }));

        string Difference(SearchOptions other)
        {
            using var second = new RunDirectory(_folder.Path);
            var message = Assert.Throws<InvalidDataException>(
                () => second.Open(other, SearchOptions.Declared, type, Budgets.Tiny)).Message;
            return message.Split(" holds another run: ")[1].Split(". Choose")[0];
        }
    }

    [Fact]
    public void Another_space_is_told_in_its_own_words()
    {
        var now = new[] { TableDocument.Create(Budgets.Tiny, InfoMetric.Flops) };
        var (spec, table) = (Budgets.Tiny.Spec, now[0]);
        double?[][] rows = [.. table.Rows.Select(row => row.ToArray())];
        var cost = rows[1][0]!.Value;
        rows[1][0] = cost + 1;

        Assert.Null(RunDifference.OfTables(now, now, spec));
        Assert.Equal(
            $"{spec.Name} has {rows.Length} search layers now and had 1", Difference(table with { Rows = [rows[0]] }));
        Assert.Equal(
            $"{spec.Name} has {rows[0].Length} candidates now and had 1",
            Difference(table with { Rows = [.. rows.Select(row => row.Take(1).ToArray())] }));
        Assert.Equal(
            FormattableString.Invariant(
                $"the candidates of {spec.Name} changed, first candidate 0 of search layer 1, which has {cost:N0} FLOPs now and had ")
            + FormattableString.Invariant($"{cost + 1:N0} FLOPs"),
            Difference(table with { Rows = rows }));
        Assert.Equal($"{spec.Name} has {table.Classes} classes now and had 77", Difference(table with { Classes = 77 }));

        string Difference(TableDocument before) => RunDifference.OfTables([before], now, spec)!["a run of another space: ".Length..];
    }

    /// <summary>As the page of a folder of runs does, each second.</summary>
    [Fact]
    public void Who_only_looks_at_the_lock_doesnt_stop_a_run()
    {
        File.WriteAllText(_folder[RunDirectory.LockFile], string.Empty);
        var reader = new FileStream(
            _folder[RunDirectory.LockFile], FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        var waits = 0;
        using var directory = new RunDirectory(_folder.Path)
        {
            BeforeNextTry = () =>
            {
                waits++;
                reader.Dispose();
            },
        };

        directory.Open(new() { Space = nameof(TinySpace) }, TrainOptions.Declared, OsnasJson.Default.TrainOptions, Budgets.Tiny);

        Assert.Equal(1, waits);
    }

    [Fact]
    public void Only_one_at_a_time_can_run_in_a_folder()
    {
        var (options, type) = (new TrainOptions { Space = nameof(TinySpace) }, OsnasJson.Default.TrainOptions);
        using (var first = new RunDirectory(_folder.Path))
        using (var second = new RunDirectory(_folder.Path))
        {
            Assert.False(first.Open(options, TrainOptions.Declared, type, Budgets.Tiny));
            var exception = Assert.Throws<IOException>(() => second.Open(options, TrainOptions.Declared, type, Budgets.Tiny));
            Assert.Equal(
                $"Another run is using {_folder.Path}. Wait until it ends, or choose another folder or name.", exception.Message);
        }

        using (var third = new RunDirectory(_folder.Path))
            Assert.True(third.Open(options, TrainOptions.Declared, type, Budgets.Tiny));
        Assert.Equal(
            [RunDirectory.ConfigFile, RunDirectory.LookUpTableFile, RunDirectory.VersionFile],
            Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(RunDirectory.ConfigFile, "")]
    [InlineData(RunDirectory.ConfigFile, "{ \"space\": \"Ti")]
    [InlineData(RunDirectory.LookUpTableFile, "\0")]
    public void What_a_run_was_has_to_be_readable(string name, string text)
    {
        var (options, type) = (new TrainOptions { Space = nameof(TinySpace) }, OsnasJson.Default.TrainOptions);
        using (var first = new RunDirectory(_folder.Path))
            first.Open(options, TrainOptions.Declared, type, Budgets.Tiny);
        File.WriteAllText(_folder[name], text);

        using var second = new RunDirectory(_folder.Path);
        var exception = Assert.Throws<InvalidDataException>(() => second.Open(options, TrainOptions.Declared, type, Budgets.Tiny));
        Assert.StartsWith($"{_folder[name]} can't be read: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            " If the run has the current options, delete this file to resume the run; otherwise, choose another folder or name.",
            exception.Message,
            StringComparison.Ordinal);
    }

    /// <summary>It has other options, and other files.</summary>
    [Theory]
    [InlineData(null, "0.2 or earlier")]
    [InlineData("0.1.0", "0.1.0")]
    [InlineData("1.3.0", "1.3.0")]
    public void A_run_of_another_version_is_refused_by_its_name(string? version, string told)
    {
        File.WriteAllText(_folder[RunDirectory.ConfigFile], "{ \"space\": \"TinySpace\" }");
        if (version is not null)
            File.WriteAllText(_folder[RunDirectory.VersionFile], $"{{ \"osnas\": \"{version}\", \"libtorch\": \"2.10.0\" }}");

        using var directory = new RunDirectory(_folder.Path);
        var exception = Assert.Throws<InvalidDataException>(
            () => directory.Open(new TrainOptions(), TrainOptions.Declared, OsnasJson.Default.TrainOptions, Budgets.Tiny));
        Assert.Equal(
            $"{_folder.Path} holds a run of Osnas {told}, which Osnas {Library.Version} can't resume; it evaluates and exports finished "
            + $"runs. Finish it with Osnas {told}, or choose another folder or name.",
            exception.Message);
    }

    /// <summary>A run that is exported twice gives the same bytes.</summary>
    [Fact]
    public void The_time_of_training_is_kept()
    {
        using var directory = new RunDirectory(_folder.Path);
        directory.MarkTrained();
        var first = File.ReadAllText(_folder[RunDirectory.VersionFile]);
        directory.Write(
            RunDirectory.VersionFile,
            directory.TryRead(RunDirectory.VersionFile, OsnasJson.Default.VersionDocument)! with { Trained = DateTimeOffset.UnixEpoch },
            OsnasJson.Default.VersionDocument);

        directory.MarkTrained();

        Assert.Contains($"\"osnas\": \"{Library.Version}\"", first, StringComparison.Ordinal);
        Assert.Equal(
            DateTimeOffset.UnixEpoch, directory.TryRead(RunDirectory.VersionFile, OsnasJson.Default.VersionDocument)!.Trained);
    }

    [Fact]
    public void Another_value_of_what_doesnt_change_the_result_goes_on()
    {
        var (options, type) = (new TrainOptions { Space = nameof(TinySpace) }, OsnasJson.Default.TrainOptions);
        using (var first = new RunDirectory(_folder.Path))
            first.Open(options, TrainOptions.Declared, type, Budgets.Tiny);

        using (var second = new RunDirectory(_folder.Path))
        {
            var others = options with
            {
                Data = new() { Workers = 7, VerifyData = true, CacheMegabytes = 1 },
                Checkpoints = new() { EveryEpochs = 9 },
                TensorBoard = "curves"
            };
            Assert.True(second.Open(others, TrainOptions.Declared, type, Budgets.Tiny));
        }

        using var third = new RunDirectory(_folder.Path);
        var exception = Assert.Throws<InvalidDataException>(
            () => third.Open(options with { Data = new() { Limit = 7 } }, TrainOptions.Declared, type, Budgets.Tiny));
        Assert.Contains("--limit (data.limit) is 7 now and was null", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>One evaluation runs at a time, so the order of the answers is that of asking.</summary>
    [Fact]
    public void An_asynchronous_search_goes_on_from_one_that_isnt()
    {
        var (options, type) = (new SearchOptions { Space = nameof(TinySpace) }, OsnasJson.Default.SearchOptions);
        using (var first = new RunDirectory(_folder.Path))
            first.Open(options, SearchOptions.Declared, type, Budgets.Tiny);

        using (var second = new RunDirectory(_folder.Path))
            Assert.True(second.Open(options with { Asynchronous = true }, SearchOptions.Declared, type, Budgets.Tiny));

        using var third = new RunDirectory(_folder.Path);
        Assert.Throws<InvalidDataException>(
            () => third.Open(options with { InFlight = 2 }, SearchOptions.Declared, type, Budgets.Tiny));
    }

    /// <summary>As one that lacked memory: smaller images have other costs.</summary>
    [Fact]
    public void A_run_that_trained_nothing_leaves_its_folder_to_another()
    {
        var (options, type) = (new TrainOptions { Space = nameof(TinySpace) }, OsnasJson.Default.TrainOptions);
        var smaller = options with { Data = new() { InputSize = new(4, 4) } };
        using (var first = new RunDirectory(_folder.Path))
        {
            using var data = Split(16);
            first.Open(options, TrainOptions.Declared, type, Budgets.Tiny, data);
            Assert.True(first.TryWithdraw());
        }

        using var second = new RunDirectory(_folder.Path);
        using var others = Split(12);
        Assert.False(second.Open(smaller, TrainOptions.Declared, type, TinySpace.LookUpTable.Create(inputSize: 4), others));

        static DataSplit Split(int count)
        {
            var (train, test) = (RandomImages.Dataset(count), RandomImages.Dataset(4));
            return new(train, null, test)
            {
                Fingerprint = FingerprintBuilder.Build(new(train, null, test, new()), "arrays", verify: false)
            };
        }
    }

    /// <summary>
    /// With a fitness that needs no supernet, the search comes before any training. Its values are those of this run alone.
    /// </summary>
    [Fact]
    public void A_run_that_trained_nothing_takes_its_candidates_with_it()
    {
        var (options, type) = (new SearchOptions { Space = nameof(TinySpace) }, OsnasJson.Default.SearchOptions);
        using var directory = new RunDirectory(_folder.Path);
        directory.Open(options, SearchOptions.Declared, type, Budgets.Tiny);
        directory.OpenJournal(new FitnessOf(_ => 0.5), Budgets.Tiny).Evaluate(new Architecture(0, 2, 1));
        File.WriteAllText(_folder[RunDirectory.PartialFile], "start,end,correct,architecture\n0,10,5,\"0,2,1\"\n");

        Assert.True(directory.TryWithdraw());
        Assert.False(File.Exists(_folder[RunDirectory.CandidatesFile]));
        Assert.False(File.Exists(_folder[RunDirectory.PartialFile]));
        Assert.Equal(0.25, directory.OpenJournal(new FitnessOf(_ => 0.25), Budgets.Tiny).Evaluate(new Architecture(0, 2, 1)));
    }

    [Fact]
    public void The_history_has_a_line_per_epoch_of_every_training()
    {
        var directory = new RunDirectory(_folder.Path);
        directory.WriteHistory("supernet", [new(1, 2, 10, 10, 1.5, 0.25, 0.1), new(2, 2, 10, 10, 1.25, 0.5, 0.05)]);
        directory.WriteHistory("random 1", [new(1, 1, 10, 10, 0.5, 0.75, 1e-5) { ValidationAccuracy = 0.625 }]);

        Assert.Equal(
            """
            network,epoch,loss,accuracy,learning_rate,validation_accuracy
            supernet,1,1.5,0.25,0.1,
            supernet,2,1.25,0.5,0.05,
            random 1,1,0.5,0.75,1E-05,0.625

            """,
            File.ReadAllText(_folder[RunDirectory.HistoryFile]));
    }

    [Fact]
    public void What_the_history_holds_of_a_training_is_replaced()
    {
        new RunDirectory(_folder.Path).WriteHistory("supernet", [new(1, 1, 10, 10, 1.5, 0.25, 0.1)]);
        new RunDirectory(_folder.Path).WriteHistory("random 1", [new(1, 1, 10, 10, 0.5, 0.75, 1e-5)]);
        new RunDirectory(_folder.Path).WriteHistory("random 1", [new(1, 1, 10, 10, 0.25, 0.75, 1e-5)]);

        Assert.Equal(
            ["network,epoch,loss,accuracy,learning_rate,validation_accuracy", "supernet,1,1.5,0.25,0.1,", "random 1,1,0.25,0.75,1E-05,"],
            File.ReadLines(_folder[RunDirectory.HistoryFile]));
    }

    [Fact]
    public void Saved_weights_are_the_same_network()
    {
        using var scope = NewDisposeScope();
        using var model = new TinySpace.Model(new(0, 2, 1));
        using var images = RandomImages.Dataset(16);
        new Trainer(model, new() { Epochs = 1, BatchSize = 4 }).Train(images);
        new RunDirectory(_folder.Path).WriteWeights("most expensive", model);

        using var loaded = new TinySpace.Model(new(0, 2, 1));
        loaded.load(_folder["most-expensive.dat"]);
        model.eval();
        loaded.eval();

        Assert.True(model.call(images.Images).equal(loaded.call(images.Images)).all().item<bool>());
        Assert.Equal([_folder["most-expensive.dat"]], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Weights_of_another_network_are_refused_with_their_file()
    {
        using var model = new TinySpace.Model(new(0, 2, 1));
        using var other = new TinySpace.Model(new(2, 2, 1));
        var directory = new RunDirectory(_folder.Path);
        directory.WriteWeights("winner", model);

        var exception = Assert.Throws<InvalidDataException>(() => directory.TryLoadWeights("winner", other));
        Assert.StartsWith($"{_folder["winner.dat"]} doesn't hold the weights of this network", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_has_null_where_a_candidate_isnt_allowed()
    {
        var document = TableDocument.Create(Budgets.Tiny, InfoMetric.Params);
        new RunDirectory(_folder.Path).Write(RunDirectory.LookUpTableFile, [document], OsnasJson.Default.IReadOnlyListTableDocument);
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(_folder[RunDirectory.LookUpTableFile]));
        var table = json.RootElement[0];

        Assert.Equal("params", table.GetProperty("metric").GetString());
        Assert.Equal([3, 3], table.GetProperty("shape").EnumerateArray().Select(extent => extent.GetInt32()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, table.GetProperty("rows")[1][1].ValueKind);
        Assert.Equal(new CostModel(TinySpace.Spec)[1, 2]!.Value.Params, table.GetProperty("rows")[1][2].GetInt64());
    }
}
