using System.Reflection;
using Microsoft.CodeAnalysis;
using Osnas.Generators.Pipeline;
using Osnas.LookUpTables;

namespace Osnas.Generators.Tests;

/// <summary>Spaces with <c>[InfoTable]</c>: what is generated from the file, and when it is read again.</summary>
public sealed class MeasuredTableTests
{
    private const string Unrelated = "class Unrelated;";
    private static readonly AdditionalText Table = MeasuredSource.File("/project/pixel.json", MeasuredSource.Json());

    [Fact]
    public void The_look_up_table_has_the_times_as_constants()
    {
        var run = GeneratorRun.On(TestCompilation.Create(MeasuredSource.Space), Table);

        Snapshot.Match("Measured-Demo.Small.g", run.Files["Demo.Small.g.cs"]);
        Assert.Contains(
            "<para>Latency, of pixel.json: 3 to 9.75 ms, mean 5.917.</para>", run.Files["Demo.Small.g.cs"], StringComparison.Ordinal);
        Assert.Empty(TestCompilation.Emit(run.Output).Diagnostics);
    }

    [Fact]
    public void It_answers_without_the_file_at_its_own_size_and_says_what_it_has_at_another()
    {
        var (table, other, classes) = (Create(32, 10), Create(16, 10), Create(32, 11));

        Assert.Equal(0.75 + 1 + 3 + 0.5, table.GetModelInfo(InfoMetric.Latency, new(0, 2, 1)));
        Assert.True(double.IsNaN(table.GetInfoTable(InfoMetric.Latency)[1, 1]));
        Assert.Equal(
            (0.75 + 0.25 + 1.5 + 0.5, new Architecture(1, 0, 1)),
            (table.GetStatistics(InfoMetric.Latency).Min, table.GetStatistics(InfoMetric.Latency).Cheapest));
        const string advice = "--metric latency --output FILE' and give it to 'search --latency FILE'; in code, with "
            + "LatencyMeasurement and UseLatency.";
        Assert.Equal(
            $"Small: pixel.json has the latency at 32x32 pixels with 10 classes, and there is no measured table at 16x16 with 10 yet. "
                + $"Measure one with 'table --space Small --input-size 16 --classes 10 {advice}",
            Assert.Throws<LatencyNotMeasuredException>(() => other.GetInfoTable(InfoMetric.Latency)).Message);
        Assert.Equal(
            $"Small: pixel.json has the latency at 32x32 pixels with 10 classes, and there is no measured table at 32x32 with 11 yet. "
                + $"Measure one with 'table --space Small --input-size 32 --classes 11 {advice}",
            Assert.Throws<LatencyNotMeasuredException>(() => classes.GetBaseInfo(InfoMetric.Latency)).Message);
    }

    [Fact]
    public void A_table_of_images_that_arent_square_is_read()
    {
        var space = MeasuredSource.Space.Replace("InputSize = 32", "InputHeight = 32, InputWidth = 48", StringComparison.Ordinal);
        var file = MeasuredSource.Json().Replace("\"inputSize\": 32", "\"inputSize\": [32, 48]", StringComparison.Ordinal);
        var run = GeneratorRun.On(TestCompilation.Create(space), MeasuredSource.File("/project/pixel.json", file));

        Assert.Contains(
            "\"pixel.json\",\n            new global::Osnas.ImageSize(32, 48),",
            run.Files["Demo.Small.g.cs"],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pixel.json", "/project/pixel.json")]
    [InlineData("pixel.json", @"C:\project\tables\pixel.json")]
    [InlineData("tables/pixel.json", @"C:\project\tables\pixel.json")]
    [InlineData(@"tables\pixel.json", "/project/tables/pixel.json")]
    [InlineData("./pixel.json", "/project/pixel.json")]
    [InlineData("../shared/pixel.json", "/shared/pixel.json")]
    [InlineData("Pixel.JSON", "/project/pixel.json")]
    [InlineData("pixel.json", "pixel.json")]
    [InlineData("pixel.json", "/a/pixel.json", "/b/Pixel.json")]
    [InlineData("pixel.json", "/a/pixel.json", "/a/pixel.json")]
    public void A_file_is_meant_by_the_end_of_its_path(string name, params string[] paths) => Assert.True(HasLatency(name, paths));

    [Theory]
    [InlineData("pixel.json")]
    [InlineData("pixel.json", "/project/mypixel.json")]
    [InlineData("other/pixel.json", "/project/tables/pixel.json")]
    [InlineData("pixel.json", "/a/pixel.json", "/b/pixel.json")]
    [InlineData("", "/project/pixel.json")]
    public void Another_file_and_one_of_several_are_not_meant(string name, params string[] paths) => Assert.False(HasLatency(name, paths));

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("{}")]
    public void A_file_of_something_else_leaves_the_rest_as_it_is(string text)
    {
        var run = GeneratorRun.On(TestCompilation.Create(MeasuredSource.Space), MeasuredSource.File("/pixel.json", text));

        Assert.Equal(GeneratorRun.On(Sources.Small).Files, run.Files);
    }

    [Fact]
    public void A_member_that_the_user_writes_is_left_out()
    {
        const string own = "namespace Demo; partial class Small { partial class LookUpTable { protected override "
            + "Osnas.LookUpTables.DeclaredLatency? DeclaredLatency => null; } }";
        var run = GeneratorRun.On(TestCompilation.Create(MeasuredSource.Space, own), Table);

        Assert.DoesNotContain("DeclaredLatency", run.Files["Demo.Small.g.cs"], StringComparison.Ordinal);
        Assert.NotNull(TestCompilation.Emit(run.Output).Assembly);
    }

    [Fact]
    public void A_file_that_is_being_typed_is_a_fault_inside_of_it()
    {
        var spec = TestCompilation.Parse(TestCompilation.Create(Sources.Small), "Demo.Small").Spec;
        var text = MeasuredSource.Json();

        Assert.Empty(Measured.MeasuredTableFile.Parse(text).FindFaults(spec));
        for (var length = 0; length < text.Length; length++)
        {
            var fault = Assert.Single(Measured.MeasuredTableFile.Parse(text[..length]).FindFaults(spec));
            Assert.InRange(fault.Span.End, 0, length);
        }
    }

    [Fact]
    public void Another_file_that_changes_generates_nothing_again()
    {
        var (compilation, other) = (TestCompilation.Create(MeasuredSource.Space), MeasuredSource.File("/project/other.json", "1"));
        var run = GeneratorRun.On(compilation, Table, other).Again(compilation, other, MeasuredSource.File("/project/other.json", "2"));

        Assert.All(Steps(run, TrackingNames.MeasuredFiles), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Outputs(run), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_file_that_says_the_same_in_other_words_generates_nothing_again()
    {
        var compilation = TestCompilation.Create(MeasuredSource.Space);
        var run = GeneratorRun.On(compilation, Table).Again(
            compilation, Table,
            MeasuredSource.File("/project/pixel.json", MeasuredSource.Json().Replace("1.5", "15e-1", StringComparison.Ordinal)));

        Assert.All(Steps(run, TrackingNames.MeasuredFiles), reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.All(Outputs(run), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_file_that_changes_generates_its_own_space_again_and_no_other()
    {
        var second = MeasuredSource.Space.Replace("class Small", "class Second", StringComparison.Ordinal).Replace(
            "pixel.json", "second.json", StringComparison.Ordinal);
        var compilation = TestCompilation.Create(MeasuredSource.Space, second, Unrelated);
        var run = GeneratorRun.On(compilation, Table, MeasuredSource.File("/project/second.json", MeasuredSource.Json()))
            .Again(compilation, Table, MeasuredSource.File("/project/pixel.json", MeasuredSource.Json(fixedStages: 1.5)));

        Assert.Equal(
            ["Cached", "Modified"],
            Steps(run, TrackingNames.MeasuredFiles).Select(reason => reason.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Modified", "Unchanged"],
            Steps(run, TrackingNames.MeasuredSpaces).Select(reason => reason.ToString()).Order(StringComparer.Ordinal));
        Assert.Single(Outputs(run), reason => reason == IncrementalStepRunReason.Modified);
        Assert.Contains("1.5);", run.Files["Demo.Small.g.cs"], StringComparison.Ordinal);
        Assert.Contains("0.75);", run.Files["Demo.Second.g.cs"], StringComparison.Ordinal);
    }

    private static bool HasLatency(string name, string[] paths)
    {
        var source = MeasuredSource.Space.Replace($"\"{MeasuredSource.FileName}\"", $"@\"{name}\"", StringComparison.Ordinal);
        var files = paths.Select(path => MeasuredSource.File(path, MeasuredSource.Json())).ToArray();
        return GeneratorRun.On(TestCompilation.Create(source), files).Files["Demo.Small.g.cs"].Contains(
            "DeclaredLatency", StringComparison.Ordinal);
    }

    private static BaseLookUpTable Create(ImageSize inputSize, int classes)
    {
        var (image, diagnostics) = TestCompilation.Emit(GeneratorRun.On(TestCompilation.Create(MeasuredSource.Space), Table).Output);
        Assert.True(image is not null, string.Join("\n", diagnostics));
        return (BaseLookUpTable)Activator.CreateInstance(
            Assembly.Load(image).GetType("Demo.Small+LookUpTable", throwOnError: true)!, inputSize, classes)!;
    }

    private static IEnumerable<IncrementalStepRunReason> Steps(GeneratorRun run, string name) =>
        run.Result.TrackedSteps[name].SelectMany(step => step.Outputs).Select(output => output.Reason);

    private static IEnumerable<IncrementalStepRunReason> Outputs(GeneratorRun run) =>
        run.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Reason);
}
