using Osnas.Data;
using Osnas.Graph;
using Osnas.Modules;
using Osnas.Search;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Proxies of networks that are so small that their values follow by hand.</summary>
public sealed class ProxyValueTests
{
    private const int Digits = 5;

    /// <summary>
    /// |W2| |W1| 1 = 5 * (1 + 2) + 6 * (3 + 4) = 57, and the flow through each of the two layers is the same (the conservation of
    /// arXiv:2006.05467, theorem 1).
    /// </summary>
    [Fact]
    public void The_synaptic_flow_of_linear_layers_is_the_product_of_their_absolute_weights()
    {
        using var network = nn.Sequential(nn.Flatten(), Linear([1, -2, 3, 4], 2, 2), Linear([-5, 6], 2, 1)).to(float64);

        Assert.Equal(Math.Log(2 * 57), Synflow.Measure(network, [2, 1, 1]), Digits);
    }

    [Fact]
    public void Batch_norms_and_saturating_activations_let_the_synaptic_flow_pass()
    {
        using var network = CreateGraph(
            graph => Convolve(
                graph, graph.Activate("act", graph.BatchNorm2d("norm", Convolve(graph, graph.Input)), ActivationFunction.Relu6)));
        SetWeights(network, -10, 3);
        ModuleMove.ToDoubles(network);

        Assert.Equal(Math.Log(2 * 30), Synflow.Measure(network, [1, 1, 1]), Digits);
    }

    /// <summary>With softmax p, the gradients of the logits are p - 1 for the label and p for the other class.</summary>
    [Fact]
    public void Gradients_of_a_linear_classifier()
    {
        using var network = nn.Sequential(nn.Flatten(), Linear([0.5f, -1.5f], 1, 2));
        using var batch = new Batch(ones(1, 1, 1, 1), zeros(1, int64));
        var ofOther = Math.Exp(-1.5) / (Math.Exp(0.5) + Math.Exp(-1.5));

        Assert.Equal((0.5 * ofOther) + (1.5 * ofOther), SnipOptions.Measure(network, batch), Digits);
        Assert.Equal(Math.Sqrt(2) * ofOther, GradNormOptions.Measure(network, batch), Digits);
    }

    /// <summary>The codes 1100, 1010 and 0011 share 4 bits with themselves, 2 or 0 with each other.</summary>
    [Fact]
    public void The_kernel_of_known_codes()
    {
        using var network = CreateActivation();
        using var images = tensor(new float[] { 1, 2, -1, -2, 3, -1, 1, -3, -1, -2, 4, 1 }).reshape(3, 4, 1, 1);

        // det [[4, 2, 0], [2, 4, 2], [0, 2, 4]] = 4 * 12 - 2 * 8
        Assert.Equal(Math.Log(32), Naswot.Measure(network, images), Digits);
    }

    [Fact]
    public void Images_of_one_code_have_the_least_value()
    {
        using var network = CreateActivation();
        using var images = tensor(new float[] { 1, 2, -1, -2, 3, 1, -1, -3, -1, -2, 4, 1 }).reshape(3, 4, 1, 1);

        Assert.Equal(0, Naswot.Measure(network, images));
    }

    [Fact]
    public void A_network_without_activations_has_no_codes()
    {
        using var network = CreateGraph(graph => Convolve(graph, graph.Input));
        using var images = ones(2, 1, 1, 1);

        Assert.Contains("needs activations", Assert.Throws<NotSupportedException>(() => Naswot.Measure(network, images)).Message);
    }

    [Theory]
    [InlineData(new double[] { 1, -1, 0, 0, 0, 0, 1, -1 }, 1, 1)] // gradients that have nothing in common
    [InlineData(new double[] { 1, 0, 0, 0, 5, 1, 1, 1 }, 2, 0)] // one is the other, but for scale and offset
    [InlineData(new double[] { 1, 1, 1, 1, 5, 1, 1, 1 }, 2, 0)] // one is constant
    public void The_covariance_of_known_gradients(double[] gradients, double firstEigenvalue, double secondEigenvalue)
    {
        using var jacobian = tensor(gradients).reshape(2, 4);

        Assert.Equal(Score(firstEigenvalue) + Score(secondEigenvalue), JacobianCovarianceOptions.Measure(jacobian), 2);

        static double Score(double eigenvalue) => -Math.Log(eigenvalue + 1e-5) - (1 / (eigenvalue + 1e-5));
    }

    /// <summary>Of a linear network, the Jacobian is its weights: the same for all images.</summary>
    [Fact]
    public void The_gradients_of_a_linear_network_are_all_alike()
    {
        using var network = nn.Sequential(nn.Flatten(), Linear([1, -2, 3, 4], 4, 1));
        using var images = RandomImages.Batch(2, size: new(2, 2));

        Assert.Equal(-(Math.Log(2.00001) + (1 / 2.00001) + Math.Log(1e-5) + 1e5), JacobianCovarianceOptions.Measure(network, images), 2);
    }

    /// <summary>|w (x + 0.01 y) - w x| summed over four pixels of size 1 in y.</summary>
    [Fact]
    public void The_zen_score_of_a_convolution_without_batch_norm()
    {
        using var network = CreateGraph(graph => Convolve(graph, graph.Input));
        SetWeights(network, -3);
        using var images = RandomImages.Batch(2, size: new(2, 2));
        using var noise = images.sign();

        Assert.Equal(Math.Log(0.01 * 3 * 4), Zen.Measure(network, images, noise), 3);
    }

    /// <summary>A batch norm takes the scale out of the features; the term with its deviation puts it back (arXiv:2102.01063).</summary>
    [Fact]
    public void The_zen_score_keeps_the_scale_that_a_batch_norm_takes_out()
    {
        using var images = RandomImages.Batch(4, size: new(2, 2));
        using var noise = RandomImages.Batch(4, seed: 2, size: new(2, 2));

        Assert.Equal(Math.Log(10), Measure(20) - Measure(2), 3);

        double Measure(float weight)
        {
            using var network = CreateGraph(
                graph => graph.BatchNorm2d("norm", Convolve(graph, graph.Input)), new(Momentum: 1));
            SetWeights(network, weight);
            return Zen.Measure(network, images, noise);
        }
    }

    private static GraphModule CreateActivation() =>
        CreateGraph(graph => graph.Activate("act", graph.Input, ActivationFunction.Relu6), channels: 4);

    private static GraphModule CreateGraph(Func<GraphBuilder, GraphValue> build, BatchNormOptions? batchNorm = null, int channels = 1)
    {
        var graph = new GraphBuilder(new(channels, 2));
        return new(graph.Build(build(graph)), batchNorm);
    }

    private static GraphValue Convolve(GraphBuilder graph, GraphValue input) => graph.Conv2d($"conv{input.Id}", input, 1, 1);

    private static Linear Linear(float[] weights, int inputs, int outputs)
    {
        var linear = nn.Linear(inputs, outputs, hasBias: false);
        using var noGrad = no_grad();
        using var values = tensor(weights, [outputs, inputs]);
        linear.weight!.copy_(values);
        return linear;
    }

    private static void SetWeights(nn.Module network, params float[] values)
    {
        using var noGrad = no_grad();
        foreach (var (convolution, value) in network.modules().OfType<Conv2d>().Zip(values))
            convolution.weight!.fill_(value);
    }
}
