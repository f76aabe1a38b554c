using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers.Tests.TableShapes;

/// <summary>Over random code, OSNAS0301 is reported exactly where the table fails when it is built.</summary>
public sealed class TableAgreementTests
{
    private const int Tables = 300;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_table_is_reported_exactly_where_it_fails(int seed)
    {
        var table = new RandomTable(new(seed));
        var classes = Enumerable.Range(0, Tables).ToDictionary(index => $"Mine{index}", index => table.Class($"Mine{index}"));
        var run = TableRun.Of(TableExample.Of(string.Concat(classes.Values)));

        var diagnostics = await run.AnalyzeAsync();
        var failures = run.RunAll(classes.Keys);

        var reported = diagnostics.ToLookup(ClassOf);
        foreach (var (name, code) in classes)
        {
            var expected = failures[name] is null ? [] : new[] { DiagnosticIds.InfoTableDiffers };
            Assert.True(
                expected.SequenceEqual(reported[name].Select(diagnostic => diagnostic.Id).Distinct()),
                $"{code}\n{failures[name]?.Message}\n{string.Join("\n", reported[name])}");
        }

        // Neither side may become empty unseen.
        Assert.InRange(failures.Values.Count(failure => failure is null), Tables / 10, Tables * 9 / 10);
    }

    private static string ClassOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetRoot()
        .FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ClassDeclarationSyntax>()!.Identifier.ValueText;
}
