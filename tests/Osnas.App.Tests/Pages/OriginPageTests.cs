using Osnas.Experiments;
using Osnas.Report;

namespace Osnas.App.Tests.Pages;

/// <summary>What is needed to repeat a run.</summary>
public sealed class OriginPageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-pages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A run was resumed with other threads. A folder of an earlier version doesn't have them.</summary>
    [Fact]
    public void Threads_and_instructions_are_shown_where_they_are_known()
    {
        SampleRun.Write(_folder, TinySample.Table, TinySample.Budget, 3, TinySample.Classes);
        Assert.Empty(FactsOf("Threads and instructions"));

        var version = new VersionDocument(Library.Version, "2.10.0") { Processors = [new(4, "AVX2"), new(1, "AVX-512")] };
        File.WriteAllText(
            Path.Combine(_folder, RunDirectory.VersionFile), JsonText.Write(version, OsnasJson.Default.VersionDocument));
        Assert.Equal(["4 threads, AVX2, then 1 thread, AVX-512"], FactsOf("Threads and instructions"));
    }

    private IEnumerable<string> FactsOf(string name) =>
        HtmlPage.Read(ReportPages.OfRuns(_folder)).QuerySelectorAll(".facts div")
            .Where(fact => fact.QuerySelector("dt")!.TextContent == name).Select(fact => fact.QuerySelector("dd")!.TextContent);
}
