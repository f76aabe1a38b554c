using Osnas.CodeFixes;

namespace Osnas.Analyzers.Tests.Fixes;

/// <summary>OSNAS0010: the fix alone, and all of a file or project at once (the verifier runs both).</summary>
public sealed class NotRegisteredFixTests
{
    [Theory]
    [InlineData("private sealed", "internal sealed")]
    [InlineData("/// <summary>Mine.</summary>\n        protected", "/// <summary>Mine.</summary>\n        internal")]
    [InlineData("private protected abstract", "internal abstract")]
    [InlineData("sealed protected", "sealed internal")]
    [InlineData("/* mine */", "/* mine */ internal")]
    public Task A_class_is_made_internal(string before, string after) => Verify.Fix<NotRegisteredFix>(
        Around("static partial class Outer", "internal partial class Inner", $"{before} partial class {{|OSNAS0010:MySpace|}};"),
        Around("static partial class Outer", "internal partial class Inner", $"{after} partial class MySpace;"));

    [Fact]
    public Task A_class_without_a_modifier_is_made_internal() => Verify.Fix<NotRegisteredFix>(
        Declare.With(type: "public partial class MySpace\n{\n    // Mine.\n"
            + "    class {|OSNAS0010:LookUpTable|}(ImageSize inputSize, int classes) : BaseLookUpTable(null!, inputSize, classes);\n}"),
        Declare.With(type: "public partial class MySpace\n{\n    // Mine.\n"
            + "    internal class LookUpTable(ImageSize inputSize, int classes) : BaseLookUpTable(null!, inputSize, classes);\n}"));

    [Fact]
    public Task A_class_in_a_private_one_is_left_as_it_is()
    {
        var source = Around("static partial class Outer", "private partial class Inner", "internal partial class {|OSNAS0010:MySpace|};");
        return Verify.Fix<NotRegisteredFix>(source, source);
    }

    private static string Around(string outer, string inner, string type) =>
        $"using Osnas;\n{outer}\n{{\n    {inner}\n    {{\n"
            + $"        {Declare.With(type: type).Split("Demo;\n")[1].TrimEnd().Replace("\n", "\n        ", StringComparison.Ordinal)}\n"
            + $"    }}\n}}\n";
}
