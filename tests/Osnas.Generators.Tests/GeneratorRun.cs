using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Osnas.Generators.Tests;

/// <summary>Runs the generator.</summary>
internal sealed class GeneratorRun
{
    private static readonly string Version = typeof(SearchSpaceGenerator).Assembly.GetName().Version!.ToString(3);
    private GeneratorDriver _driver;

    private GeneratorRun(CSharpCompilation compilation, IEnumerable<AdditionalText> files)
    {
        _driver = CSharpGeneratorDriver.Create(
            [new SearchSpaceGenerator().AsSourceGenerator()],
            files,
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Output = Again(compilation).Output;
    }

    /// <summary>The compilation with what was generated.</summary>
    public Compilation Output { get; private set; }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>The generated files by name, with <c>VERSION</c> in place of Osnas's version, which follows from the tags of git.</summary>
    public IReadOnlyDictionary<string, string> Files => Result.GeneratedSources.ToDictionary(
        source => source.HintName,
        source => source.SourceText.ToString().Replace(Marker(Version), Marker("VERSION"), StringComparison.Ordinal));

    public static GeneratorRun On(CSharpCompilation compilation, params AdditionalText[] files) => new(compilation, files);

    public static GeneratorRun On(params string[] sources) => On(TestCompilation.Create(sources));

    /// <summary>Runs the same generator after a file has become another.</summary>
    public GeneratorRun Again(CSharpCompilation compilation, AdditionalText before, AdditionalText after)
    {
        _driver = _driver.ReplaceAdditionalText(before, after);
        return Again(compilation);
    }

    /// <summary>Runs the same generator on what the compilation has become.</summary>
    public GeneratorRun Again(CSharpCompilation compilation)
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        Output = output;
        Assert.Null(Result.Exception);
        return this;
    }

    private static string Marker(string version) => $"(\"{GeneratedMembers.Tool}\", \"{version}\")";
}
