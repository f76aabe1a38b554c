using Osnas.CodeFixes;

namespace Osnas.Analyzers.Tests.Fixes;

/// <summary>OSNAS0205: the fix alone, and all of a file or project at once (the verifier runs both).</summary>
public sealed class OptionWithoutEffectFixTests
{
    [Fact]
    public Task Options_without_effect_are_removed() => Verify.Fix<OptionWithoutEffectFix>(
        Declare.With(micro: "[Micro(Block.Skip, {|OSNAS0205:KernelSize = 5|})]\n"
            + "[Micro(Block.Conv, {|OSNAS0205:ExpansionRate = 6|}, KernelSize = 5, {|OSNAS0205:PointGroup = 2|})]"),
        Declare.With(micro: "[Micro(Block.Skip)]\n[Micro(Block.Conv, KernelSize = 5)]"));

    [Fact]
    public Task Options_on_lines_of_their_own_are_removed_with_the_line() => Verify.Fix<OptionWithoutEffectFix>(
        Declare.With(micro: "[Micro(\n    Block.Skip,\n    {|OSNAS0205:KernelSize = 5|},\n    {|OSNAS0205:Group = 2|})]\n[Micro(\n"
            + "    Block.Conv,\n    {|OSNAS0205:ExpansionRate = 6|},\n    KernelSize = 5)]"),
        Declare.With(micro: "[Micro(\n    Block.Skip)]\n[Micro(\n    Block.Conv,\n    KernelSize = 5)]"));
}
