using Osnas.CodeFixes;

namespace Osnas.Analyzers.Tests.Fixes;

/// <summary>OSNAS0204: the fix alone, and all of a file or project at once (the verifier runs both).</summary>
public sealed class DuplicateCandidateFixTests
{
    [Fact]
    public Task Duplicates_are_removed() => Verify.Fix<DuplicateCandidateFix>(
        Declare.With(micro: "[Micro(Block.Skip)]\n[{|OSNAS0204:Micro(Block.Skip)|}]\n"
            + "[Micro(Block.Conv), {|OSNAS0204:Micro(\"conv\")|}]\n[{|OSNAS0204:Micro(Block.Conv)|}, {|OSNAS0204:Micro(Block.Skip)|}]"),
        Declare.With(micro: "[Micro(Block.Skip)]\n[Micro(Block.Conv)]"));

    [Fact]
    public Task A_duplicate_goes_with_its_comments_and_the_rest_stays_as_it_is_written() => Verify.Fix<DuplicateCandidateFix>(
        Declare.With(micro: "[Micro(Block.Skip)] // first\n// The same again.\n[{|OSNAS0204:Micro(Block.Skip)|}] // same\n"
            + "[{|OSNAS0204:Micro(Block.Skip)|}]\n   [Micro(Block.Conv)]"),
        Declare.With(micro: "[Micro(Block.Skip)] // first\n   [Micro(Block.Conv)]"));
}
