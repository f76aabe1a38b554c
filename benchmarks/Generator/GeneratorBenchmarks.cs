using Basic.Reference.Assemblies;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Osnas.Generators;

namespace Osnas.Benchmarks;

/// <summary>The generator as the compiler runs it: for the first time, and after an edit.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private const string Space = """
        using Osnas;
        [SearchSpace]
        [MacroFirst(Block.Conv, 3, 32, Stride = 2)]
        [MacroSearch(32, 32, Repeat = 4)]
        [MacroSearch(32, 64, Stride = 2, Repeat = 8)]
        [MacroSearch(64, 128, Stride = 2, Repeat = 10)]
        [MacroLast(Block.Conv, 128, 1280, KernelSize = 1)]
        [MacroLast(Block.GlobalAverage)]
        [MacroLast(Block.Classifier, 1280)]
        [Micro(Block.Mobile, ExpansionRate = 1)]
        [Micro(Block.Mobile, ExpansionRate = 3)]
        [Micro(Block.Mobile, ExpansionRate = 6)]
        [Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 1)]
        [Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 3)]
        [Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
        [Micro(Block.Mobile, KernelSize = 7, ExpansionRate = 3)]
        [Micro(Block.Mobile, KernelSize = 7, ExpansionRate = 6)]
        [Micro(Block.Skip)]
        public partial class Space;
        """;

    private readonly CSharpCompilation _compilation = CSharpCompilation.Create(
        "Benchmark",
        [CSharpSyntaxTree.ParseText(Space), CSharpSyntaxTree.ParseText("class Unrelated { }")],
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(SearchSpaceSpec).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private readonly CSharpCompilation _edited;
    private readonly GeneratorDriver _warm;

    /// <summary>Compiles once, and runs the generator once.</summary>
    public GeneratorBenchmarks()
    {
        _edited = _compilation.ReplaceSyntaxTree(
            _compilation.SyntaxTrees[1], CSharpSyntaxTree.ParseText("class Unrelated { int _edited; }"));
        _warm = NewDriver().RunGenerators(_compilation);
    }

    /// <summary>Says which steps of the pipeline ran again after an edit that has nothing to do with the space.</summary>
    public static void PrintEmissions()
    {
        var benchmarks = new GeneratorBenchmarks();
        var result = benchmarks._warm.RunGenerators(benchmarks._edited).GetRunResult().Results[0];
        var again = result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs)
            .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);
        Console.WriteLine($"generator: {result.GeneratedSources.Length} files for 22 x 9; {again} emitted again after an unrelated edit");
    }

    /// <summary>22 layers x 9 candidates: parse, compute all costs, emit five files.</summary>
    [Benchmark]
    public GeneratorDriver FirstRun() => NewDriver().RunGenerators(_compilation);

    /// <summary>After an edit in another file: nothing is emitted.</summary>
    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _warm.RunGenerators(_edited);

    private static CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new SearchSpaceGenerator().AsSourceGenerator()],
        driverOptions: new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true));
}
