using Osnas.CodeFixes;

namespace Osnas.Analyzers.Tests.Fixes;

/// <summary>OSNAS0012: only where all three are written is one of them too much.</summary>
public sealed class InputSizeIsUnclearFixTests
{
    [Fact]
    public Task The_size_of_a_square_is_removed_beside_height_and_width() => Verify.Fix<InputSizeIsUnclearFix>(
        Declare.With(space: "[SearchSpace({|OSNAS0012:InputSize = 32|}, InputHeight = 48, InputWidth = 64, Classes = 10)]"),
        Declare.With(space: "[SearchSpace(InputHeight = 48, InputWidth = 64, Classes = 10)]"));

    [Theory]
    [InlineData("[SearchSpace({|OSNAS0012:InputSize = 32|}, InputHeight = 48)]")]
    [InlineData("[SearchSpace({|OSNAS0012:InputHeight = 48|})]")]
    public Task What_was_meant_isnt_guessed(string space) =>
        Verify.Fix<InputSizeIsUnclearFix>(Declare.With(space: space), Declare.With(space: space));
}
