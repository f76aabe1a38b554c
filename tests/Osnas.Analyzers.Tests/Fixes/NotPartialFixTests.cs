using Osnas.CodeFixes;

namespace Osnas.Analyzers.Tests.Fixes;

/// <summary>OSNAS0001: the fix alone, and all of a file or project at once (the verifier runs both).</summary>
public sealed class NotPartialFixTests
{
    [Fact]
    public Task A_class_is_made_partial() => Verify.Fix<NotPartialFix>(
        Declare.With(type: "public sealed class {|OSNAS0001:MySpace|};"), Declare.With(type: "public sealed partial class MySpace;"));

    [Fact]
    public Task A_record_is_made_partial() => Verify.Fix<NotPartialFix>(
        Declare.With(type: "/// <summary>Mine.</summary>\nrecord {|OSNAS0001:MySpace|};"),
        Declare.With(type: "/// <summary>Mine.</summary>\npartial record MySpace;"));

    [Fact]
    public Task The_classes_around_are_made_partial() => Verify.Fix<NotPartialFix>(
        Around("static class {|OSNAS0001:Outer|}", "internal readonly struct {|OSNAS0001:Inner|}", "internal class {|OSNAS0001:MySpace|};"),
        Around("static partial class Outer", "internal readonly partial struct Inner", "internal partial class MySpace;"));

    [Fact]
    public Task Classes_in_several_files_are_made_partial() => Verify.Fix<NotPartialFix>(
        [Declare.With(type: "class {|OSNAS0001:A|};"), Declare.With(type: "class {|OSNAS0001:B|};")],
        [Declare.With(type: "partial class A;"), Declare.With(type: "partial class B;")]);

    private static string Around(string outer, string inner, string type) =>
        $"using Osnas;\n{outer}\n{{\n    {inner}\n    {{\n"
            + $"        {Declare.With(type: type).Split("Demo;\n")[1].TrimEnd().Replace("\n", "\n        ", StringComparison.Ordinal)}\n"
            + $"    }}\n}}\n";
}
