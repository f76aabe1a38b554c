using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Analyzers.TableShapes;
using Osnas.Generators;
using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <summary>Compiles many programs at once, and judges each.</summary>
/// <remarks>
/// The rule. OSNAS0301 is a proof that a table fails at the input size that the space declares, whatever the state of the
/// world: it is false where the table of each metric is right there. Nothing said is a proof that no table of another shape
/// is built, for any metric, at any input size: it is false where one is refused by <see cref="InfoTable"/> or because of its
/// shape. OSNAS0302 is always true. A program that fails for other reasons (null, an index beyond a list, a division by zero)
/// builds no table of another shape: nothing said is as true as an error. One that says that it doesn't support a metric is right.
/// </remarks>
internal static class ProgramBatch
{
    /// <summary>What each program deserves, in order.</summary>
    public static async Task<IReadOnlyList<Verdict>> JudgeAsync(IReadOnlyList<TableProgram> programs)
    {
        var (compilation, trees) = Compile(programs);
        var diagnostics = (await compilation.WithAnalyzers([new InfoTableAnalyzer()]).GetAnalyzerDiagnosticsAsync()).ToLookup(diagnostic => diagnostic.Location.SourceTree?.FilePath ?? string.Empty);
        using var runs = new ProgramRuns(Emit(compilation, trees.Values));
        var crashes = diagnostics[string.Empty].ToArray();
        return
        [
            .. programs.Select(program => trees.ContainsKey(program)
                ? Judge(program, [.. diagnostics[program.Namespace], .. crashes], runs.Of(program))
                : new(program, false, Word.Nothing, Fate.Right, Fault.None, string.Empty, string.Empty)),
        ];
    }

    /// <summary>The shapes of the tables that the programs build for a first metric, right or not; null for those that don't compile or fail.</summary>
    public static IReadOnlyList<ModelCfgShape?> Measure(IReadOnlyList<TableProgram> programs)
    {
        var (compilation, trees) = Compile(programs);
        using var runs = new ProgramRuns(Emit(compilation, trees.Values));
        return [.. programs.Select(program => trees.ContainsKey(program) ? runs.Measure(program) : null)];
    }

    /// <summary>What the compiler says about a program.</summary>
    public static IReadOnlyList<Diagnostic> Errors(TableProgram program) => [.. Generate([program]).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    private static Verdict Judge(TableProgram program, Diagnostic[] diagnostics, IReadOnlyList<ProgramRuns.Run> runs)
    {
        var word = diagnostics.Aggregate(Word.Nothing, (word, diagnostic) => (Word)Math.Max((int)word, (int)WordOf(diagnostic)));
        var first = runs.Where(run => !run.IsLater).ToArray();
        var failsHere = first.Where(run => run.Size == ProgramRuns.DeclaredSize).GroupBy(run => run.Metric)
            .Any(runs => program.HasStatics ? runs.First().Fate != Fate.Right : runs.All(run => run.Fate != Fate.Right));
        var fault = word switch
        {
            Word.Crash => Fault.Crash,
            _ when runs.Any(run => run.Fate == Fate.Endless) => Fault.None,
            Word.Error when !failsHere => Fault.FalseError,
            Word.Nothing when first.Any(run => run.Fate == Fate.WrongShape) => Fault.Silence,
            Word.Nothing when runs.Any(run => run.Fate == Fate.WrongShape) => Fault.SilenceLater,
            _ => Fault.None,
        };
        Fate[] byWorst = [Fate.Endless, Fate.WrongShape, Fate.Fails, Fate.Right];
        var fate = byWorst.First(fate => fate == Fate.Right || runs.Any(run => run.Fate == fate));
        return new(program, true, word, fate, fault, string.Join("\n", diagnostics.Select(Describe)), string.Join("\n", runs));
    }

    private static Word WordOf(Diagnostic diagnostic) => diagnostic.Id switch
    {
        DiagnosticIds.InfoTableDiffers => Word.Error,
        DiagnosticIds.InfoTableIsUnknown => Word.CannotTell,
        _ => Word.Crash,
    };

    private static string Describe(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree ? $"{diagnostic.Id} at \"{tree.GetText().ToString(diagnostic.Location.SourceSpan)}\": {diagnostic.GetMessage(null)}" : diagnostic.ToString();

    private static (Compilation Compilation, Dictionary<TableProgram, SyntaxTree> Trees) Compile(IReadOnlyList<TableProgram> programs)
    {
        var left = programs;
        while (true)
        {
            var compilation = Generate(left);
            var broken = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Location.SourceTree!.FilePath).ToHashSet();
            if (broken.Count == 0)
                return (compilation, left.ToDictionary(program => program, program => compilation.SyntaxTrees.First(tree => tree.FilePath == program.Namespace)));
            var rest = left.Where(program => !broken.Contains(program.Namespace)).ToArray();
            Assert.True(rest.Length < left.Count, $"What is generated doesn't compile: {string.Join("\n", compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5))}");
            left = rest;
        }
    }

    private static Compilation Generate(IReadOnlyList<TableProgram> programs)
    {
        var compilation = Compilations.Of(TableExample.Space).AddSyntaxTrees(programs.Select(program => CSharpSyntaxTree.ParseText(program.Source, path: program.Namespace)));
        CSharpGeneratorDriver.Create(new SearchSpaceGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return output;
    }

    /// <summary>The assembly, with guards in the programs, and nothing that would keep it in memory.</summary>
    private static byte[] Emit(Compilation compilation, IEnumerable<SyntaxTree> programs)
    {
        var guarded = programs.ToHashSet();
        var trees = compilation.SyntaxTrees.Select(tree => guarded.Contains(tree) ? LoopGuard.Guard(compilation, tree) : Forget(tree)).ToArray();
        using var image = new MemoryStream();
        var result = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees).AddSyntaxTrees(CSharpSyntaxTree.ParseText(LoopGuard.Source)).Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return image.ToArray();
    }

    /// <summary>Without the registration of the space, which would keep the assembly in memory.</summary>
    private static SyntaxTree Forget(SyntaxTree tree)
    {
        const string register = "[global::System.Runtime.CompilerServices.ModuleInitializer]";
        var text = tree.GetText().ToString();
        return text.Contains(register, StringComparison.Ordinal) ? CSharpSyntaxTree.ParseText(text.Replace(register, string.Empty, StringComparison.Ordinal)) : tree;
    }
}
