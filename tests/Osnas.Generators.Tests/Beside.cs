using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Osnas.Generators.Parsing;

namespace Osnas.Generators.Tests;

/// <summary>Code of the user's own with what is generated beside it, as the compiler and Osnas see both.</summary>
/// <param name="Osnas">What Osnas reports of the spaces.</param>
/// <param name="Compiler">What the compiler reports.</param>
/// <param name="Spaces">The full names of the spaces that got code.</param>
internal sealed record Beside(IReadOnlyList<Diagnostic> Osnas, IReadOnlyList<Diagnostic> Compiler, IReadOnlyList<string> Spaces)
{
    private const string Generated = ".g.cs";

    private const string Attributes = """
        [SearchSpace(InputSize = 8, InputChannels = 1, Classes = 2)]
        [MacroSearch(1, 4)]
        [MacroLast(Block.GlobalAverage)]
        [MacroLast(Block.Classifier, 4)]
        [Micro(Block.Conv)]

        """;

    /// <summary>What the compiler reports in a generated file, where the user can't change anything.</summary>
    public IEnumerable<Diagnostic> InGeneratedCode => Compiler.Where(diagnostic => IsGenerated(diagnostic.Location.SourceTree));

    public IEnumerable<Diagnostic> Errors => Compiler.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>A file with a space, whose class comes first.</summary>
    public static string Space(string type, string space = "Demo") => $"using Osnas;\nnamespace {space};\n{Attributes}{type}\n";

    public static Beside Compile(params string[] sources) => Compile(TestCompilation.Create(sources));

    public static Beside Compile(CSharpCompilation compilation)
    {
        compilation = compilation.WithOptions(compilation.Options.WithAllowUnsafe(true).WithOverflowChecks(true));
        var run = GeneratorRun.On(compilation);
        var reported = new List<Diagnostic>();
        foreach (var type in BlockReader.Types(run.Output.Assembly.GlobalNamespace, CancellationToken.None))
            SearchSpaceCheck.Run(type, () => SpaceFacts.Of(type, () => default), reported.Add, CancellationToken.None);

        // What the generator says of missing code, the analyzers say too.
        Assert.Subset(reported.ToHashSet(), run.Result.Diagnostics.ToHashSet());
        return new(
            reported,
            [.. run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)],
            [.. run.Files.Keys.Where(file => file.EndsWith(Generated, StringComparison.Ordinal))
                .Select(file => file[..^Generated.Length])]);
    }

    public static bool IsGenerated(SyntaxTree? tree) => tree is not null && tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);
}
