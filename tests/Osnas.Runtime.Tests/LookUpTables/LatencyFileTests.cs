using Osnas.LookUpTables;

namespace Osnas.Runtime.Tests;

/// <summary>Files of measured tables, and look-up tables that serve them.</summary>
public sealed class LatencyFileTests
{
    private static readonly LatencyTable Latency = new(
        nameof(TinySpace),
        TinySpace.Spec.Fingerprint,
        8,
        3,
        [3, 3],
        [[1, 0.25, 2], [1.5, null, 3], [1, 0.5, 4]],
        0.75,
        [[0.1, 0.1, 0.1], [0.1, null, 0.1], [0.1, 0.1, 0.1]],
        new(1.5, -0.25, 10, 10, 3.5, 0.9),
        1,
        2,
        5,
        21,
        new("a processor", 2, "a system", ".NET", "2.10.0"),
        "0.1.0");

    public static TheoryData<LatencyTable, string> Others => new()
    {
        { Latency with { Space = "Other", Fingerprint = "0123456789abcdef" },
            $"it belongs to the space Other (0123456789abcdef), not to TinySpace ({TinySpace.Spec.Fingerprint})" },
        { Latency with { InputSize = 32 }, "it was measured at 32x32 pixels, not at 8x8" },
        { Latency with { InputSize = new(6, 8) }, "it was measured at 6x8 pixels, not at 8x8" },
        { Latency with { Classes = 10 }, "it was measured with 10 classes, not with 3" },
        { Latency with { Rows = [[1, 2, 3]] }, "it has 1 row; the space has 3 search layers" },
        { Latency with { Rows = [[1, 1, 1], [1, null], [1, 1, 1]] }, "row 1 has 2 cells; the space has 3 candidates" },
        { Latency with { Rows = [[1, 1, 1], [1, 1, 1], [1, 1, 1]] }, "candidate 1 of layer 1 has a time, but isn't allowed there" },
        { Latency with { Rows = [[1, 1, null], [1, null, 1], [1, 1, 1]] }, "candidate 2 of layer 0 has no time" },
        { Latency with { Rows = [[1, 1, 1], [1, null, 1], [1, -2.5, 1]] },
            "candidate 1 of layer 2 takes -2.5 ms; a time must be a finite number, at least 0" },
    };

    /// <summary>A row for each of the three sub-blocks of the two layers; kernel 5 is allowed in the second layer only.</summary>
    private static readonly LatencyTable Unified = Latency with
    {
        Space = nameof(UnifiedSpace),
        Fingerprint = UnifiedSpace.Spec.Fingerprint,
        Shape = [6, 4],
        Rows = [[1, 0, null, 2], [1, 0, null, 2], [1, 0, null, 2], [3, 0, 5, 4], [3, 0, 5, 4], [3, 0, 5, 4]],
    };

    public static TheoryData<LatencyTable, string> UnifiedOthers => new()
    {
        { Unified with { Rows = [[1, 0, null, 2], [3, 0, 5, 4]] }, "it has 2 rows; the space has 2 search layers x 3 sub-blocks" },
        { Unified with { Rows = [.. Unified.Rows.Take(1), [1, 0, 5, 2], .. Unified.Rows.Skip(2)] },
            "candidate 2 of sub-block 1 of layer 0 has a time, but isn't allowed there" },
        { Unified with { Rows = [.. Unified.Rows.Take(5), [3, 0, null, 4]] }, "candidate 2 of sub-block 2 of layer 1 has no time" },
    };

    [Fact]
    public void A_file_is_read_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        var path = folder["latency.json"];
        Latency.Write(path);
        var read = LatencyTable.Read(path, TinySpace.LookUpTable.Create());

        Assert.Equivalent(Latency, read, strict: true);
        Assert.Contains("\"inputSize\": 8,", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Contains("\"metric\": \"latency\"", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_device_kind_and_networks_is_one_of_a_cpu()
    {
        using var folder = new TemporaryFolder();
        var path = folder["latency.json"];
        Latency.Write(path);
        var read = LatencyTable.Read(path, TinySpace.LookUpTable.Create());

        Assert.DoesNotContain("kind", File.ReadAllText(path), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("CPU (a processor), libtorch 2.10.0", null), (read.Device.ToString(), read.Networks));
    }

    [Fact]
    public void A_file_of_a_gpu_is_read_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        var path = folder["latency.json"];
        var gpu = Latency with
        {
            Device = Latency.Device with { Kind = "cuda", Gpu = "NVIDIA H200", Driver = "570.86.10" },
            Networks = [new(32, 4), new(1, 2.5)],
        };
        gpu.Write(path);
        var read = LatencyTable.Read(path, TinySpace.LookUpTable.Create());

        Assert.Equivalent(gpu, read, strict: true);
        Assert.Equal("CUDA (NVIDIA H200), driver 570.86.10, libtorch 2.10.0", read.Device.ToString());
    }

    [Fact]
    public void Another_device_than_that_of_the_run_is_named()
    {
        var cpu = new SelectedDevice(TorchSharp.torch.CPU, "a processor", string.Empty);
        var gpu = new SelectedDevice(new(TorchSharp.DeviceType.CUDA, 1), "NVIDIA H200", string.Empty);

        Assert.Null(Latency.Device.FindDifference(cpu));
        Assert.Equal("this run is on another device: CUDA (NVIDIA H200)", Latency.Device.FindDifference(gpu));
        Assert.Equal(
            "this run is on another device: CPU (another processor)",
            Latency.Device.FindDifference(cpu with { Name = "another processor" }));
    }

    [Fact]
    public void A_file_of_images_that_arent_square_has_height_and_width()
    {
        using var folder = new TemporaryFolder();
        var path = folder["latency.json"];
        var wide = Latency with { InputSize = new(6, 8) };
        wide.Write(path);

        Assert.Equivalent(wide, LatencyTable.Read(path, TinySpace.LookUpTable.Create(new ImageSize(6, 8))), strict: true);
        Assert.Contains("\"inputSize\":[6,8],", string.Concat(File.ReadAllText(path).Where(letter => !char.IsWhiteSpace(letter))));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Another_one_is_refused_by_the_difference(LatencyTable other, string difference)
    {
        using var folder = new TemporaryFolder();
        var path = folder["latency.json"];
        var table = TinySpace.LookUpTable.Create();
        other.Write(path);

        Assert.Equal(
            $"{path} can't be used for TinySpace: {difference}.",
            Assert.Throws<InvalidDataException>(() => LatencyTable.Read(path, table)).Message);
        Assert.StartsWith(
            $"The latency table can't be used for TinySpace: {difference}.",
            Assert.Throws<ArgumentException>(() => table.UseLatency(other)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_unified_space_has_a_row_for_each_sub_block()
    {
        using var folder = new TemporaryFolder();
        var path = folder["latency.json"];
        var table = UnifiedSpace.LookUpTable.Create();
        Unified.Write(path);
        table.UseLatency(LatencyTable.Read(path, table));
        var statistics = table.GetStatistics(InfoMetric.Latency);

        Assert.Equal(0.75 + 1 + 2 + 3 + 5 + 5, table.GetModelInfo(InfoMetric.Latency, new(0, 3, 1, 0, 2, 2)));
        Assert.Equal((0.75 + 1 + 3, 0.75 + (3 * 2) + (3 * 5)), (statistics.Min, statistics.Max));
    }

    [Theory]
    [MemberData(nameof(UnifiedOthers))]
    public void A_table_of_other_sub_blocks_is_refused_by_the_difference(LatencyTable other, string difference) =>
        Assert.Equal(difference, other.FindDifference(UnifiedSpace.LookUpTable.Create()));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData("[1]")]
    public void A_file_of_something_else_is_refused(string text)
    {
        using var folder = new TemporaryFolder();
        var path = folder["latency.json"];
        File.WriteAllText(path, text);

        Assert.Contains(
            path,
            Assert.Throws<InvalidDataException>(() => LatencyTable.Read(path, TinySpace.LookUpTable.Create())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_look_up_table_serves_it_with_the_fixed_stages()
    {
        var table = TinySpace.LookUpTable.Create();
        table.UseLatency(Latency);

        Assert.Equal(0.75, table.GetBaseInfo(InfoMetric.Latency));
        Assert.Equal(0.75 + 0.25 + 3 + 1, table.GetModelInfo(InfoMetric.Latency, new(1, 2, 0)));
        Assert.True(double.IsNaN(table.GetInfoTable(InfoMetric.Latency)[1, 1]));
        Assert.Equal(
            (0.75 + 0.25 + 1.5 + 0.5, new Architecture(1, 0, 1)),
            (table.GetStatistics(InfoMetric.Latency).Min, table.GetStatistics(InfoMetric.Latency).Cheapest));

        table.UseLatency(Latency with { Base = 1 });
        Assert.Equal(1 + 0.25 + 1.5 + 0.5, table.GetStatistics(InfoMetric.Latency).Min);
    }

    [Fact]
    public void Without_one_the_error_says_what_to_do()
    {
        const string expected = "TinySpace: latency is measured, and there is no measured table yet. Measure one with 'table --space "
            + "TinySpace --input-size 8x12 --classes 4 --metric latency --output FILE' and give it to 'search --latency FILE'; in code, "
            + "with LatencyMeasurement and UseLatency.";
        var table = TinySpace.LookUpTable.Create(new ImageSize(8, 12), 4);

        Assert.Equal(expected, Assert.Throws<LatencyNotMeasuredException>(() => table.GetInfoTable(InfoMetric.Latency)).Message);
        Assert.Equal(expected, Assert.Throws<LatencyNotMeasuredException>(() => table.GetBaseInfo(InfoMetric.Latency)).Message);
    }
}
