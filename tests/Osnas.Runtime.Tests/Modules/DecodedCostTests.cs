using CsCheck;
using Osnas.Core.Tests;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>What the table and the base say of a network is what its modules do, in random spaces.</summary>
public sealed class DecodedCostTests
{
    [Fact]
    public void Table_and_base_are_the_cost_of_the_decoded_network() => RandomSpaces.Spec.Sample(
        spec =>
        {
            using var scope = NewDisposeScope();
            using var noGrad = no_grad();
            var costs = new CostModel(spec);
            var architecture = new Architecture(LayerChoices.Of(spec).SelectMany(layer => layer[layer.Count * 2 / 3]));
            using var model = new AnySpace.Model(spec, architecture);
            model.eval();
            var counter = new MacCounter(model);
            var output = model.call(randn(1, spec.InputChannels, spec.InputSize.Height, spec.InputSize.Width));

            Assert.Equal([1, spec.Classes], output.shape);
            Assert.Equal(
                new Cost(counter.Macs, model.parameters().Sum(parameter => parameter.numel())),
                Cost.Sum(architecture.Select((choice, row) => costs[row, choice]!.Value).Append(costs.Base)));
        },
        iter: 100,
        threads: 1);
}
