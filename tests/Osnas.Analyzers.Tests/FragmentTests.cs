using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Generators;

namespace Osnas.Analyzers.Tests;

/// <summary>The C# of guides that show parts of programs: statements, expressions and classes, whose names the text explains.</summary>
public sealed partial class FragmentTests
{
    // Declarations that are compiled with their files, as the examples of a rule's page.
    private const string OfMeasuredTables = "[InfoTable(InfoMetric.Latency, \"pixel.json\")]\n";

    private static readonly string[] Guides = ["costs", "data", "experiments", "presets", "search"];

    // GuideTests compiles the first five, the end-to-end tests two, and those of packages and of commands the others.
    private static readonly string[] Others =
    [
        "blocks", "custom-blocks", "customize", "declare-a-space", "unified", "library", "use-the-model", "own-images", "cluster",
        "dashboard",
    ];

    /// <summary>What the fragments use without declaring it.</summary>
    private const string Around = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Osnas;
        using Osnas.Data;
        using Osnas.Experiments;
        using Osnas.Export;
        using Osnas.Latency;
        using Osnas.LookUpTables;
        using Osnas.Modules;
        using Osnas.Options;
        using Osnas.Search;
        using Osnas.Training;

        [SearchSpace(InputChannels = 3, InputSize = 8, Classes = 10)]
        [MacroFirst(Block.Conv, 3, 8)]
        [MacroSearch(8, 8)]
        [MacroLast(Block.GlobalAverage)]
        [MacroLast(Block.Classifier, 8)]
        [Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 2)]
        [Micro(Block.Skip)]
        public partial class MySpace;

        public sealed class HillClimber : ISearcher
        {
            public HillClimber(BudgetSampler inside, int restarts, int seed) => Evaluations = restarts;

            public int Evaluations { get; }

            public IReadOnlyList<Architecture> Ask() => [];

            public void Tell(IReadOnlyList<Evaluation> evaluations)
            {
            }
        }

        public abstract class Around
        {
            protected BaseLookUpTable table = null!;
            protected double[,] scores = null!;
            protected InfoMetric metric;
            protected Architecture architecture;
            protected Budget budget = null!;
            protected BaseModel model = null!;
            protected BaseSupernet supernet = null!;
            protected DataSplit data = null!;
            protected ImageDataset images = null!, train = null!, validation = null!, calibration = null!;
            protected IEvaluator evaluator = null!;
            protected TrainingOptions options = null!;
        }

        """;

    [Fact]
    public void Each_fragment_compiles()
    {
        var fragments = Guides.SelectMany(guide => Fragments(guide).Select((code, place) => (Name: $"{Name(guide)}{place}", Code: code)));
        var source = Around + string.Concat(fragments.Where(fragment => fragment.Code != OfMeasuredTables)
            .Select(fragment => Place(fragment.Name, fragment.Code)));

        CSharpGeneratorDriver.Create(new SearchSpaceGenerator()).RunGeneratorsAndUpdateCompilation(
            Compilations.Of(source), out var compilation, out var reported);

        Assert.Empty(reported);
        Assert.Empty(compilation.GetDiagnostics().Where(fault => fault.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void The_attribute_of_a_measured_table_is_that_of_its_rules_page() => Assert.Contains(
        OfMeasuredTables, Documents.Read("rules/OSNAS0303.md"), StringComparison.Ordinal);

    /// <summary>A new guide with code needs a test that compiles it.</summary>
    [Fact]
    public void Each_guide_with_code_has_its_test() => Assert.Equal(
        Guides.Concat(Others).Order(StringComparer.Ordinal),
        Documents.In("guides").Select(page => page.Name["guides/".Length..^".md".Length]).Where(guide => Fragments(guide).Length > 0));

    private static string[] Fragments(string guide) =>
        [.. Fragment().Matches(Documents.Read($"guides/{guide}.md")).Select(match => match.Groups[1].Value)];

    /// <summary>Classes are put into a namespace of their own, an expression and statements into a method.</summary>
    private static string Place(string name, string code)
    {
        if (!SyntaxFactory.ParseExpression(code).ContainsDiagnostics)
            return $"class {name} : Around {{ object Get() => {code}; }}\n";
        var members = CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot().Members;
        return members.OfType<GlobalStatementSyntax>().Any()
            ? $"class {name} : Around {{ void Run() {{ {code} }} }}\n"
            : $"namespace {name} {{ {code} }}\n";
    }

    private static string Name(string guide) => char.ToUpperInvariant(guide[0]) + guide[1..];

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fragment();
}
