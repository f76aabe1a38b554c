using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>The forward states in which all candidates of a layer run: Sum, Softmax, GumbelSoftmax.</summary>
public sealed class MixtureTests
{
    private const double Tolerance = 1e-5;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Sum_weighs_by_the_parameters_as_they_are(int layer) =>
        CheckLayer(layer, ForwardState.Sum, 1, allowed => allowed);

    /// <summary>Layer 1 doesn't allow candidate 1, so its softmax is over two.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Softmax_is_over_the_allowed_candidates(int layer) =>
        CheckLayer(layer, ForwardState.Softmax, 1, allowed => allowed.softmax(0));

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1, 0.5)]
    public void Gumbel_softmax_is_the_softmax_with_noise(int layer, double tau) => CheckLayer(
        layer,
        ForwardState.GumbelSoftmax,
        tau,
        allowed => ((allowed - empty_like(allowed).exponential_().log()) / tau).softmax(0));

    /// <summary>
    /// With a low temperature nearly all of the weight is on one candidate: on each as often as the softmax says. The
    /// share has a deviation of 0.0068: it is six of them off by chance less often than once in a hundred million.
    /// </summary>
    [Fact]
    public void Gumbel_softmax_chooses_by_the_probabilities_of_the_softmax()
    {
        const int Draws = 4000;
        const double Odds = 3;
        using var scope = NewDisposeScope();
        using var supernet = new SwitchSpace.Supernet();
        supernet.SetArchParam(tensor(new[,] { { (float)Math.Log(Odds), 0f } }));
        supernet.SetForwardState(ForwardState.GumbelSoftmax, tau: 1e-3);
        random.manual_seed(1);
        var one = ones(1, 1, 1, 1);
        var chosen = 0.0;
        for (var draw = 0; draw < Draws; draw++)
        {
            using var weight = supernet.Layers[0].call(one);
            chosen += weight.item<float>();
        }

        Assert.Equal(Odds / (Odds + 1), chosen / Draws, 0.041);
    }

    [Fact]
    public void A_high_temperature_makes_all_candidates_alike()
    {
        using var scope = NewDisposeScope();
        using var supernet = new SwitchSpace.Supernet();
        supernet.SetArchParam(tensor(new[,] { { 2f, -1f } }));
        supernet.SetForwardState(ForwardState.GumbelSoftmax, tau: 1e6);

        Assert.Equal(0.5, supernet.Layers[0].call(ones(1, 1, 1, 1)).item<float>(), Tolerance);
    }

    [Theory]
    [InlineData(ForwardState.Sum)]
    [InlineData(ForwardState.Softmax)]
    [InlineData(ForwardState.GumbelSoftmax)]
    public void Without_parameters_there_is_no_mixture(ForwardState state)
    {
        using var scope = NewDisposeScope();
        using var supernet = new TinySpace.Supernet();
        supernet.SetForwardState(state);

        var exception = Assert.Throws<InvalidOperationException>(() => supernet.call(RandomImages.Batch(2)));

        Assert.Equal(
            $"TinySpace: the forward state {state} needs architecture parameters; call InitializeArchParam or SetArchParam first.",
            exception.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_temperature_is_above_zero(double tau)
    {
        using var supernet = new TinySpace.Supernet();

        Assert.Throws<ArgumentOutOfRangeException>(() => supernet.SetForwardState(ForwardState.GumbelSoftmax, tau));
    }

    private static void CheckLayer(int layer, ForwardState state, double tau, Func<Tensor, Tensor> weigh)
    {
        using var scope = NewDisposeScope();
        using var supernet = new TinySpace.Supernet();
        var parameters = tensor(new[,] { { 0.3f, -0.2f, 0.9f }, { -0.5f, 7f, 0.4f }, { 0.1f, 0.2f, 0.3f } });
        supernet.SetArchParam(parameters);
        supernet.SetForwardState(state, tau);
        var superlayer = supernet.Layers[layer];
        var input = randn(2, TinySpace.MacroCfg.Search[layer].InChannels, 6, 6);

        random.manual_seed(3);
        var actual = superlayer.call(input);

        random.manual_seed(3);
        var allowed = TinySpace.Spec.AllowedCandidates(layer);
        var weights = weigh(parameters[layer][tensor(allowed.Select(candidate => (long)candidate).ToArray())]);
        var expected = zeros_like(actual);
        for (var position = 0; position < allowed.Count; position++)
            expected += weights[position] * superlayer.Candidates[allowed[position]]!.call(input);
        Assert.InRange((expected - actual).abs().max().item<float>(), 0, Tolerance);
    }
}
