using Osnas.Analyzers.Tests.TableShapes.Fuzzing;

namespace Osnas.Analyzers.Tests.TableShapes;

/// <summary>
/// The kinds of tables that interpreters take for something else: for each metric, what the analyzer says is what
/// happens when the code runs.
/// </summary>
public sealed class TableKindsTests
{
    private const string CannotTell = "(can't tell)";
    private const string MayNotTell = "(may not tell)";

    private static readonly IReadOnlyDictionary<string, string> AllRight = TableExample.Sections("RightKinds");
    private static readonly IReadOnlyDictionary<string, string> AllWrong = TableExample.Sections("WrongKinds");
    private static readonly Lazy<Task<IReadOnlyDictionary<string, Verdict>>> Verdicts = new(JudgeAsync);

    public static TheoryData<string> Right => [.. AllRight.Keys];

    public static TheoryData<string> Wrong => [.. AllWrong.Keys];

    [Theory]
    [MemberData(nameof(Right))]
    public async Task A_right_table_is_no_error_and_runs(string name)
    {
        var verdict = (await Verdicts.Value)[AllRight[name]];

        Assert.True(verdict.Compiles, string.Join("\n", ProgramBatch.Errors(verdict.Program)));
        Assert.True(verdict.Fate == Fate.Right, verdict.Ran);
        Assert.True(Allowed(name, Word.Nothing).Contains(verdict.Word), verdict.Said);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_table_is_not_passed_over_and_fails(string name)
    {
        var verdict = (await Verdicts.Value)[AllWrong[name]];

        Assert.True(verdict.Compiles, string.Join("\n", ProgramBatch.Errors(verdict.Program)));
        Assert.True(verdict.Fate == Fate.WrongShape, verdict.Ran);
        Assert.True(Allowed(name, Word.Error).Contains(verdict.Word), $"{verdict.Word}: {verdict.Said}");
        if (Marked(AllWrong[name]) is { } place)
            Assert.StartsWith($"OSNAS0301 at \"{place}\": ", verdict.Said, StringComparison.Ordinal);
    }

    private static Word[] Allowed(string name, Word proven) =>
        name.EndsWith(CannotTell, StringComparison.Ordinal) ? [Word.CannotTell] : name
            .EndsWith(MayNotTell, StringComparison.Ordinal) ? [proven, Word.CannotTell] : [proven];

    private static string? Marked(string code) => code.Split("[|") is [_, var rest] ? rest.Split("|]")[0] : null;

    private static async Task<IReadOnlyDictionary<string, Verdict>> JudgeAsync()
    {
        string[] codes = [.. AllRight.Values, .. AllWrong.Values];
        return codes.Zip(await ProgramBatch.JudgeAsync([.. codes.Select(Program)])).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static TableProgram Program(string code, int index)
    {
        var plain = code.Replace("[|", string.Empty, StringComparison.Ordinal).Replace("|]", string.Empty, StringComparison.Ordinal);
        return new(index, Grammar.Wide, plain.StartsWith("class Mine", StringComparison.Ordinal) ? plain : $"partial class MySpace\n{{\n"
            + $"public partial class LookUpTable\n{{\n{plain}}}\n}}\n");
    }
}
