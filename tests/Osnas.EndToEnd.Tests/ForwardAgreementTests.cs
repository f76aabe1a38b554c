using Osnas.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.EndToEnd;

/// <summary>
/// What the editor says of a space is what happens with it: no error, exactly where every candidate can be built in
/// TorchSharp and a forward pass runs.
/// </summary>
public sealed class ForwardAgreementTests
{
    private const int Spaces = 2000;

    [Fact]
    public void A_space_without_a_fault_is_one_whose_networks_run()
    {
        var random = new Random(4);
        var (right, wrong) = (0, 0);
        foreach (var spec in Enumerable.Range(0, Spaces).Select(_ => RandomSpec.Next(random)))
        {
            var faults = SpaceGraph.FindFaults(spec);
            var failure = FindFailure(spec);

            Assert.True(
                (faults.Count == 0) == (failure is null),
                $"{SpaceFingerprint.Describe(spec)}at {spec.InputSize}\nsaid: "
                + $"{string.Join("; ", faults.Select(fault => fault.Message))}\ndone: {failure ?? "runs"}");
            _ = faults.Count == 0 ? right++ : wrong++;
        }

        // Neither side of the equivalence may become empty unseen.
        Assert.True(right > Spaces / 5, $"{right} right spaces");
        Assert.True(wrong > Spaces / 5, $"{wrong} wrong spaces");
    }

    /// <summary>Runs as many networks as it takes for each candidate to be in each layer that allows it.</summary>
    private static string? FindFailure(SearchSpaceSpec spec)
    {
        try
        {
            var allowed = Enumerable.Range(0, spec.MacroCfg.Search.Count).Select(spec.AllowedCandidates).ToArray();
            if (allowed.Any(candidates => candidates.Count == 0))
                return "a layer has no candidate";
            using var scope = NewDisposeScope();
            using var quiet = no_grad();
            foreach (var turn in Enumerable.Range(0, allowed.Max(candidates => candidates.Count)))
            {
                using var model = new Network(spec, new Architecture(allowed.Select(candidates => candidates[turn % candidates.Count])));
                model.eval();
                var logits = model.call(ones(2, spec.InputChannels, spec.InputSize.Height, spec.InputSize.Width));
                Assert.Equal([2, spec.Classes], logits.shape);
            }

            return null;
        }
        catch (SearchSpaceException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>As it is generated.</summary>
    private sealed class Network(SearchSpaceSpec spec, Architecture architecture) : BaseModel(spec, architecture, batchNorm: null);
}
