using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers.Tests.TableShapes;

/// <summary>The natural ways to write an info_table, right and wrong. What the analyzer says is what happens when the code runs.</summary>
public sealed class TableCorpusTests
{
    private const string CannotTell = "(can't tell)";

    private static readonly IReadOnlyDictionary<string, TableExample> AllRight = TableExample.Read("Right");
    private static readonly IReadOnlyDictionary<string, TableExample> AllWrong = TableExample.Read("Wrong");

    public static TheoryData<string> Right => [.. AllRight.Keys];

    public static TheoryData<string> Wrong => [.. AllWrong.Keys];

    [Theory]
    [MemberData(nameof(Right))]
    public async Task A_right_table_is_no_error_and_runs(string name)
    {
        var run = TableRun.Of(AllRight[name]);

        var (table, failure) = run.Run();
        var diagnostics = await run.AnalyzeAsync();

        Assert.Null(failure);
        Assert.Equal(new ModelCfgShape(4, 3), table!.Shape);
        string[] expected = name.EndsWith(CannotTell, StringComparison.Ordinal) ? [DiagnosticIds.InfoTableIsUnknown] : [];
        Assert.True(expected.SequenceEqual(diagnostics.Select(diagnostic => diagnostic.Id)), string.Join("\n", diagnostics));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_table_is_an_error_at_the_place_that_makes_it_and_fails(string name)
    {
        var example = AllWrong[name];
        var run = TableRun.Of(example);

        var (table, _) = run.Run();
        var diagnostics = await run.AnalyzeAsync();

        Assert.Null(table);
        if (name.EndsWith(CannotTell, StringComparison.Ordinal))
        {
            Assert.Equal([DiagnosticIds.InfoTableIsUnknown], diagnostics.Select(diagnostic => diagnostic.Id));
            return;
        }

        Assert.True(diagnostics is [{ Id: DiagnosticIds.InfoTableDiffers }], $"{diagnostics.Length}:\n{string.Join("\n", diagnostics)}");
        var span = diagnostics[0].Location.SourceSpan;
        Assert.True(example.Mark == (span.Start, span.Length), $"{example.Code.Substring(span.Start, span.Length)}\n{diagnostics[0]}");
    }

    [Fact]
    public void There_are_enough_of_them()
    {
        Assert.True(AllRight.Keys.Count(name => !name.EndsWith(CannotTell, StringComparison.Ordinal)) >= 60);
        Assert.True(AllWrong.Count >= 60);
        Assert.All(
            AllWrong, example => Assert.Equal(!example.Key.EndsWith(CannotTell, StringComparison.Ordinal), example.Value.Mark is not null));
    }
}
