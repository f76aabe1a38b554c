namespace Osnas.Analyzers.Tests;

public sealed class PresetTests
{
    /// <summary>No analyzer sees the presets when the runtime library is built.</summary>
    [Fact]
    public Task Presets_have_no_diagnostic()
    {
        string[] sources = [.. Documents.In("presets").Select(file => file.Text)];
        Assert.NotEmpty(sources);
        return Verify.ReportsWithGenerator(sources);
    }
}
