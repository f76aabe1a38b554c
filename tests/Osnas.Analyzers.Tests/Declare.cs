namespace Osnas.Analyzers.Tests;

/// <summary>Declarations to test on: a right one, of which a test replaces a part.</summary>
internal static class Declare
{
    public const string Space = "[SearchSpace(InputSize = 32, Classes = 10)]";
    public const string First = "[MacroFirst(Block.Conv, 3, 8, Stride = 2)]";
    public const string Search = "[MacroSearch(8, 8)]\n[MacroSearch(8, 16, Stride = 2, Repeat = 2)]";
    public const string Last = "[MacroLast(Block.GlobalAverage)]\n[MacroLast(Block.Classifier, 16)]";
    public const string Micro = "[Micro(Block.Mobile, ExpansionRate = 2)]\n[Micro(Block.Skip)]";
    public const string Class = "public partial class MySpace;";

    public static string With(
        string space = Space, string first = First, string search = Search, string last = Last, string micro = Micro,
        string type = Class) =>
        $"using Osnas;\nnamespace Demo;\n{space}\n{first}\n{search}\n{last}\n{micro}\n{type}\n";
}
