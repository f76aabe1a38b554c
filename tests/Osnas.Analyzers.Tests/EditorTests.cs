using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Analyzers.Tests.TableShapes;
using Osnas.Generators;

namespace Osnas.Analyzers.Tests;

/// <summary>Analyzers as an editor runs them: for one file at a time, in a new compilation after each edit.</summary>
public sealed class EditorTests
{
    private const string Usings = "using Osnas;\nusing System.Collections.Generic;\nusing System.Linq;\n";

    private const string Method = "namespace Demo; partial class MySpace { public partial class LookUpTable { protected override InfoTable "
        + "ConstructInfoTable(InfoMetric metric) => InfoTable.FromRows(metric, MacroCfg.Search.Select(layer => Row())); } }";

    /// <summary>Prevents: a finding in a helper that is seen only while the file of the method is open.</summary>
    [Fact]
    public async Task A_finding_is_there_whichever_part_is_open()
    {
        var project = new Project(Usings + Method, Helper(2), TableExample.Space);

        Assert.Empty(await project.AnalyzeAsync(0));
        Assert.Equal("2", Assert.Single(await project.AnalyzeAsync(1)));
    }

    /// <summary>Prevents: an answer that was kept from before an edit of another file.</summary>
    [Fact]
    public async Task An_edit_of_another_file_changes_what_is_found()
    {
        var project = new Project(
            Usings + "namespace Demo; partial class MySpace { public partial class LookUpTable { protected override InfoTable "
                + "ConstructInfoTable(InfoMetric metric) => new(metric, 4, Row().Length); } }",
            Helper(3), TableExample.Space);

        Assert.Empty(await project.AnalyzeAsync(0));
        Assert.Equal("Row().Length", Assert.Single(await project.Edit(1, Helper(2)).AnalyzeAsync(0)));
        Assert.Empty(await project.Edit(1, Helper(2)).Edit(1, Helper(3)).AnalyzeAsync(0));
    }

    /// <summary>
    /// Prevents: actions for which the compiler binds all code of all parts of a type at each keystroke, also of its generated
    /// part.
    /// </summary>
    [Fact]
    public async Task No_analyzer_asks_for_all_code_of_a_type()
    {
        var analysis = new Project(Usings + Method, Helper(2), TableExample.Space).Start();

        foreach (var analyzer in Verify.Analyzers.Select(analyzer => analyzer.GetType()))
        {
            var actions = await analysis.GetAnalyzerTelemetryInfoAsync(
                analysis.Analyzers.Single(item => item.GetType() == analyzer), CancellationToken.None);
            Assert.Equal(0, actions.SymbolStartActionsCount + actions.OperationBlockActionsCount + actions.OperationBlockStartActionsCount);
            Assert.NotEqual(0, actions.SymbolActionsCount + actions.OperationActionsCount + actions.SyntaxNodeActionsCount);
        }
    }

    private static string Helper(int columns) => "namespace Demo; partial class MySpace { partial class LookUpTable { "
        + $"private static double[] Row() => new double[{columns}]; }} }}";

    /// <summary>A project in an editor.</summary>
    private sealed class Project(GeneratorDriver driver, Compilation compilation)
    {
        public Project(params string[] files)
            : this(CSharpGeneratorDriver.Create(new SearchSpaceGenerator()), Compilations.Of(files))
        {
        }

        /// <summary>The project after an edit.</summary>
        public Project Edit(int file, string text)
        {
            var before = compilation.SyntaxTrees.ElementAt(file);
            return new(driver.RunGenerators(compilation), compilation.ReplaceSyntaxTree(before, CSharpSyntaxTree.ParseText(text)));
        }

        public CompilationWithAnalyzers Start()
        {
            driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
            Assert.Empty(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
            return output.WithAnalyzers(Verify.Analyzers);
        }

        /// <summary>What is reported in a file, by its text.</summary>
        public async Task<ImmutableArray<string>> AnalyzeAsync(int file)
        {
            var (analysis, tree) = (Start(), compilation.SyntaxTrees.ElementAt(file));
            var text = await tree.GetTextAsync();
            var found = await analysis.GetAnalyzerSemanticDiagnosticsAsync(
                analysis.Compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None);
            return [.. found.Select(diagnostic => text.ToString(diagnostic.Location.SourceSpan))];
        }
    }
}
