using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Analyzers.TableShapes;
using Osnas.Generators;

namespace Osnas.Analyzers.Tests.TableShapes;

/// <summary>Compiles an example with what is generated for its space, analyzes it, and runs it.</summary>
internal sealed class TableRun
{
    private readonly Compilation _compilation;

    private TableRun(Compilation compilation) => _compilation = compilation;

    public static TableRun Of(TableExample example)
    {
        CSharpGeneratorDriver.Create(new SearchSpaceGenerator()).RunGeneratorsAndUpdateCompilation(
            Compilations.Of(example.Code, TableExample.Space), out var output, out _);
        return new(output);
    }

    public Task<ImmutableArray<Diagnostic>> AnalyzeAsync() => AnalyzeAsync(new InfoTableAnalyzer());

    public Task<ImmutableArray<Diagnostic>> AnalyzeAsync(DiagnosticAnalyzer analyzer) =>
        _compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync();

    /// <summary>Builds the table.</summary>
    /// <returns>The table, or the exception that the user would see.</returns>
    public (InfoTable? Table, Exception? Failure) Run()
    {
        var assembly = Load();
        return Build(assembly.GetType("Demo.Mine") ?? assembly.GetType("Demo.MySpace+LookUpTable", throwOnError: true)!);
    }

    /// <summary>Builds the tables of many classes.</summary>
    /// <returns>The exception of each, or null.</returns>
    public IReadOnlyDictionary<string, Exception?> RunAll(IEnumerable<string> classes)
    {
        var assembly = Load();
        return classes.ToDictionary(name => name, name => Build(assembly.GetType($"Demo.{name}", throwOnError: true)!).Failure);
    }

    private Assembly Load()
    {
        using var image = new MemoryStream();
        var result = _compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return Assembly.Load(image.ToArray());
    }

    private static (InfoTable? Table, Exception? Failure) Build(Type type)
    {
        var table = (BaseLookUpTable)Activator.CreateInstance(type, new ImageSize(32, 32), 10)!;
        try
        {
            return (table.GetInfoTable(InfoMetric.Flops), null);
        }
        catch (Exception exception) when (exception is SearchSpaceException or ArgumentException or IndexOutOfRangeException)
        {
            return (null, exception);
        }
    }
}
