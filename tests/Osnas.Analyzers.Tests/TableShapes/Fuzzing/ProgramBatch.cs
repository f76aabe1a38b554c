using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Analyzers.TableShapes;
using Osnas.Generators;
using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <summary>Compiles many programs at once, and judges each.</summary>
/// <remarks>
/// The rule. OSNAS0301 is a proof that a table fails at the input size that the space declares, whatever the state of the
/// world: it is false where the table of each metric is right there. Nothing said is a proof that no table of another shape
/// is built, for any metric, at any input size, in any order of the metrics: it is false where one is refused by
/// <see cref="InfoTable"/> or because of its shape. OSNAS0302 is always true. A program that fails for other reasons (null, an
/// index beyond a list, a division by zero) builds no table of another shape: nothing said is as true as an error. One that
/// says that it doesn't support a metric is right.
/// </remarks>
internal static class ProgramBatch
{
    /// <summary>What each program deserves, in order.</summary>
    public static async Task<IReadOnlyList<Verdict>> JudgeAsync(IReadOnlyList<TableProgram> programs)
    {
        var (compilation, trees) = Compile(programs);
        var diagnostics = (await compilation.WithAnalyzers([new InfoTableAnalyzer()]).GetAnalyzerDiagnosticsAsync()).ToLookup(PathOf);
        var crashes = diagnostics[string.Empty].ToArray();
        using var runs = new ProgramRuns(Emit(compilation, trees.Values));
        return
        [
            .. programs.Select(program => trees.ContainsKey(program)
                ? Judge(program, [.. diagnostics[program.Namespace], .. crashes], runs.Of(program))
                : Verdict.NotCompiled(program)),
        ];
    }

    /// <summary>The shapes of the tables that the programs build for a first metric; null for those that don't compile or fail.</summary>
    public static IReadOnlyList<ModelCfgShape?> Measure(IReadOnlyList<TableProgram> programs)
    {
        var (compilation, trees) = Compile(programs);
        using var runs = new ProgramRuns(Emit(compilation, trees.Values));
        return [.. programs.Select(program => trees.ContainsKey(program) ? runs.Measure(program) : null)];
    }

    /// <summary>Why a program doesn't compile.</summary>
    public static IEnumerable<Diagnostic> Errors(TableProgram program) => ErrorsOf(Generate([program]));

    private static Verdict Judge(TableProgram program, Diagnostic[] diagnostics, IReadOnlyList<ProgramRuns.Run> runs)
    {
        var word = diagnostics.Select(WordOf).DefaultIfEmpty(Word.Nothing).Max();
        var first = runs.Where(run => !run.IsLater).ToArray();
        var fault = word switch
        {
            Word.Crash => Fault.Crash,
            _ when runs.Any(run => run.Fate == Fate.Endless) => Fault.None,
            Word.Error when !FailsAnyway(program, first) => Fault.FalseError,
            Word.Nothing when first.Any(run => run.Fate == Fate.WrongShape) => Fault.Silence,
            Word.Nothing when runs.Any(run => run.Fate == Fate.WrongShape) => Fault.SilenceLater,
            _ => Fault.None,
        };
        var said = string.Join("\n", diagnostics.Select(Describe));
        return new(program, true, word, runs.Select(run => run.Fate).DefaultIfEmpty().Max(), fault, said, string.Join("\n", runs));
    }

    /// <summary>Whether a table fails at the declared input size, whatever the state of the world.</summary>
    private static bool FailsAnyway(TableProgram program, IEnumerable<ProgramRuns.Run> runs) => runs
        .Where(run => run.Size == ProgramRuns.DeclaredSize)
        .GroupBy(run => (run.Type, run.Metric))
        .Any(tables => program.HasStatics ? tables.First().Fate != Fate.Right : tables.All(run => run.Fate != Fate.Right));

    private static Word WordOf(Diagnostic diagnostic) => diagnostic.Id switch
    {
        DiagnosticIds.InfoTableDiffers => Word.Error,
        DiagnosticIds.InfoTableIsUnknown => Word.CannotTell,
        _ => Word.Crash,
    };

    private static string Describe(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree
        ? $"{diagnostic.Id} at \"{tree.GetText().ToString(diagnostic.Location.SourceSpan)}\": {diagnostic.GetMessage(null)}"
        : diagnostic.ToString();

    private static string PathOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath ?? string.Empty;

    private static IEnumerable<Diagnostic> ErrorsOf(Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The programs that compile, together.</summary>
    private static (Compilation Compilation, Dictionary<TableProgram, SyntaxTree> Trees) Compile(IReadOnlyList<TableProgram> programs)
    {
        while (true)
        {
            var compilation = Generate(programs);
            var broken = ErrorsOf(compilation).Select(PathOf).ToHashSet();
            if (broken.Count == 0)
            {
                var trees = compilation.SyntaxTrees.ToLookup(tree => tree.FilePath);
                return (compilation, programs.ToDictionary(program => program, program => trees[program.Namespace].Single()));
            }

            var rest = programs.Where(program => !broken.Contains(program.Namespace)).ToArray();
            Assert.True(rest.Length < programs.Count, string.Join("\n", ErrorsOf(compilation).Take(5)));
            programs = rest;
        }
    }

    private static Compilation Generate(IReadOnlyList<TableProgram> programs)
    {
        var trees = programs.Select(program => CSharpSyntaxTree.ParseText(program.Source, path: program.Namespace));
        CSharpGeneratorDriver.Create(new SearchSpaceGenerator())
            .RunGeneratorsAndUpdateCompilation(Compilations.Of(TableExample.Space).AddSyntaxTrees(trees), out var compilation, out _);
        return compilation;
    }

    /// <summary>The assembly, with guards in the programs.</summary>
    private static byte[] Emit(Compilation compilation, IEnumerable<SyntaxTree> programs)
    {
        var guarded = programs.ToHashSet();
        var trees = compilation.SyntaxTrees.Select(tree => guarded.Contains(tree) ? LoopGuard.Guard(compilation, tree) : Forget(tree));
        using var image = new MemoryStream();
        var result =
            compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees.Append(CSharpSyntaxTree.ParseText(LoopGuard.Source))).Emit(image);
        Assert.True(
            result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return image.ToArray();
    }

    /// <summary>Without the registration of the space, which would keep the assembly in memory.</summary>
    private static SyntaxTree Forget(SyntaxTree tree)
    {
        const string register = "[global::System.Runtime.CompilerServices.ModuleInitializer]";
        var text = tree.GetText().ToString();
        return text.Contains(register, StringComparison.Ordinal)
            ? CSharpSyntaxTree.ParseText(text.Replace(register, string.Empty, StringComparison.Ordinal), path: tree.FilePath)
            : tree;
    }
}
