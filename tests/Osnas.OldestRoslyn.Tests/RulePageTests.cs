namespace Osnas.Analyzers.Tests;

/// <summary>Stands for the class that reads documents in the tests whose files are compiled here too.</summary>
internal static class RulePageTests
{
    public static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(RulePageTests).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
