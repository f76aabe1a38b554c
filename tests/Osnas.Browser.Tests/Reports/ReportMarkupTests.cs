using System.Text.Json;
using Osnas.Browser.Tests.Browsing;
using Osnas.Report;

namespace Osnas.Browser.Tests.Reports;

/// <summary>Names that are markup are shown as text, and nothing in them runs.</summary>
[Collection(SharedBrowser.Name)]
public sealed class ReportMarkupTests(BrowserFixture browser) : IDisposable
{
    private const string Run = "<img src=x onerror='window.ran=1'>";
    private const string Space = "</title></style></svg><svg onload='window.ran=1'>";

    private static readonly string[] Classes =
        ["<script>window.ran = 1</script>", "</td><img src=\"x\" onerror=\"window.ran=1\">", "\"' onmouseover='window.ran=1' x='"];

    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-markup-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Names_with_markup_are_shown_as_text(bool hasOther)
    {
        var run = Path.Combine(_folder, Run);
        WriteRun(run);
        var other = Path.Combine(_folder, "other");
        if (hasOther)
            SampleTraining.Write(other, TinySample.Table, Classes);
        var file = Path.Combine(_folder, "page.html");
        await File.WriteAllTextAsync(file, hasOther ? ReportPages.OfRuns(run, other) : ReportPages.OfRuns(run));
        await using var page = await browser.OpenAsync(new(file));

        var text = await page.Page.InnerTextAsync("main");
        Assert.All((string[])[Run, Space, .. Classes], name => Assert.Contains(name, text, StringComparison.Ordinal));
        Assert.Equal(hasOther ? $"{Run}, other" : Run, await page.Page.TitleAsync());
        Assert.Equal("undefined", await page.Page.EvaluateAsync<string>("typeof window.ran"));
        page.CheckQuiet();
    }

    /// <summary>Only the JSON files of a run can have such a name of a space: a class in C# can't.</summary>
    private static void WriteRun(string run)
    {
        SampleRun.Write(run, TinySample.Table, TinySample.Budget, 20, Classes);
        var name = JsonSerializer.Serialize(Space);
        foreach (var file in Directory.EnumerateFiles(run, "*.json"))
        {
            var text = File.ReadAllText(file).Replace($"\"{nameof(TinySpace)}\"", name, StringComparison.Ordinal);
            File.WriteAllText(file, text);
        }
    }
}
