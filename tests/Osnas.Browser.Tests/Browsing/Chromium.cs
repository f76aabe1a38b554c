namespace Osnas.Browser.Tests.Browsing;

/// <summary>Where this machine has a Chromium.</summary>
internal static class Chromium
{
    /// <summary>The variable that names one.</summary>
    private const string Variable = "OSNAS_BROWSER";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

    /// <summary>Why tests in a browser are skipped here; null if they aren't.</summary>
    public static string? SkipReason { get; } = Find() is null
        ? $"Chromium is needed: install it (Debian: chromium), or name its file with {Variable}."
        : null;

    /// <summary>The file; null if there is none.</summary>
    public static string? Find() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}

/// <summary>A test in a browser; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.SkipReason;
}

/// <summary>A test in a browser for each of several cases; skipped where there is no browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.SkipReason;
}
