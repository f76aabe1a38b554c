using Osnas.CodeFixes;

namespace Osnas.Analyzers.Tests.Fixes;

/// <summary>OSNAS0007: the fix alone, and all of a file or project at once (the verifier runs both).</summary>
public sealed class NotDeclaredFixTests
{
    [Fact]
    public Task A_class_with_layers_becomes_a_space() => Verify.Fix<NotDeclaredFix>(
        Bare(
            "/// <summary>Mine.</summary>\n[System.Obsolete, {|OSNAS0007:MacroFirst(Block.Conv, 3, 8)|}]",
            "{|OSNAS0007:MacroFirst(Block.Conv, 3, 8)|}"),
        Bare(
            "/// <summary>Mine.</summary>\n[SearchSpace]\n[System.Obsolete, MacroFirst(Block.Conv, 3, 8)]",
            "SearchSpace]\n[MacroFirst(Block.Conv, 3, 8)"));

    private static string Bare(string first, string second)
    {
        const string rest =
            "[MacroSearch(8, 8)]\n[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, 8)]\n[Micro(Block.Skip)]\npartial class";
        return $"using Osnas;\n{first}\n{rest} A;\n[{second}]\n{rest} B;\n";
    }
}
