using CsCheck;
using Osnas.Spaces;

namespace Osnas.Core.Tests;

/// <summary>The fast check of many architectures says what the check with a message says.</summary>
public sealed class AllowedChoicesTests
{
    [Fact]
    public void An_architecture_is_contained_if_it_has_no_fault() =>
        Gen.Select(Gen.OneOf(RandomSpaces.Spec, RandomSpaces.Unified), Gen.Int[0, int.MaxValue]).Sample((spec, seed) =>
        {
            var (random, choices, shape) = (new Random(seed), new AllowedChoices(spec), spec.ModelCfgShape);
            for (var repetition = 0; repetition < 20; repetition++)
            {
                // Lengths and candidates that the space doesn't have are among them.
                var rows = random.Next(4) == 0 ? shape.Rows + random.Next(-1, 2) : shape.Rows;
                var columns = shape.Columns + (random.Next(4) == 0 ? 1 : 0);
                var architecture = new Architecture(Enumerable.Range(0, rows).Select(_ => random.Next(columns)));

                Assert.Equal(spec.FindFault(architecture) is null, choices.Contain(architecture));
            }
        });
}
