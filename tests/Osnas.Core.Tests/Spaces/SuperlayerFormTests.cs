using CsCheck;
using Osnas.Spaces.Forms;

namespace Osnas.Core.Tests;

/// <summary>What every form of superlayer has to keep, whoever adds one.</summary>
public sealed class SuperlayerFormTests
{
    [Fact]
    public void Each_kind_has_one_form() =>
        Assert.Equal(Enum.GetValues<SuperlayerKind>(), SuperlayerForms.All.Select(form => form.Kind));

    [Fact]
    public void A_kind_that_does_not_exist_is_a_fault_of_its_own()
    {
        var form = SuperlayerForms.Of((SuperlayerKind)9);

        var fault = Assert.Single(form.CheckOptions(SmallSpace.Spec with { Superlayer = (SuperlayerKind)9 }));
        Assert.Equal("Superlayer is 9; it must be PerCandidate or Unified", fault.Message);
    }

    /// <summary>What is chosen, counted, named and priced agrees, in random spaces of all forms.</summary>
    [Fact]
    public void Choices_are_counted_canonical_and_allowed() => RandomSpaces.Any.Sample(spec =>
    {
        var form = spec.Form;
        for (var layer = 0; layer < spec.MacroCfg.Search.Count; layer++)
        {
            var choices = form.EnumerateChoices(spec, spec.MacroCfg.Search[layer]).ToArray();

            Assert.Equal(form.CountChoices(spec, spec.MacroCfg.Search[layer]), choices.Length);
            Assert.Equal(choices.Length, choices.Select(choice => string.Join(",", choice)).Distinct().Count());
            Assert.All(choices, choice =>
            {
                Assert.Equal(form.RowsPerLayer(spec), choice.Length);
                Assert.All(choice, candidate => Assert.True(form.IsAllowed(spec, spec.MacroCfg.Search[layer], candidate)));
                Assert.Null(form.FindLayerFault(spec, layer, choice));
                if (form.RowsAreInterchangeable)
                    Assert.Equal(form.Order(spec, choice), choice);
            });
        }
    });
}
