using MathNet.Numerics.LinearAlgebra;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>The parts of the model against textbook formulas.</summary>
public sealed class GaussianProcessTests
{
    private static readonly double[] Worth = [1.2, -0.3, 0.4, -1.1, 0.7, -0.9];

    private static readonly Architecture[] Architectures =
        [.. Enumerable.Range(0, 12).Select(seed => Budgets.Sampler(Budgets.FBNetS).Sample(new Random(seed)))];

    private static readonly ArchitectureEncoding Encoding = new(Budgets.FBNetS, Architectures, objectives: []);
    private static readonly EncodedArchitecture[] Encoded = [.. Architectures.Select(Encoding.Encode)];

    private static readonly FittedKernel Fitted =
        new(new(Encoding, Array.ConvertAll(ArchitectureKernel.Prior(Encoding), prior => prior.Mean)), Mean: 0.1);

    /// <summary>Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, equations 2.25 and 2.26.</summary>
    [Fact]
    public void Means_and_variances_are_those_of_the_textbook()
    {
        var process = new GaussianProcess(Fitted, Encoded);
        for (var place = 0; place < Worth.Length; place++)
            process.Observe(place);

        var means = process.Predict(Worth);

        var inverse = Covariance(Worth.Length).Inverse();
        var values = Vector<double>.Build.DenseOfArray(Worth) - Fitted.Mean;
        for (var place = 0; place < Encoded.Length; place++)
        {
            var with = Vector<double>.Build.Dense(Worth.Length, index => Fitted.Kernel.Of(Encoded[place], Encoded[index]));
            Assert.Equal(Fitted.Mean + (with * inverse * values), means[place], 9);
            Assert.Equal(Fitted.Kernel.Of(Encoded[place], Encoded[place]) - (with * inverse * with), process.Variances[place], 9);
        }
    }

    [Fact]
    public void What_is_observed_without_a_worth_changes_no_mean()
    {
        var (fewer, more) = (new GaussianProcess(Fitted, Encoded), new GaussianProcess(Fitted, Encoded));
        for (var place = 0; place < 9; place++)
        {
            more.Observe(place);
            if (place < Worth.Length)
                fewer.Observe(place);
        }

        Assert.Equal(fewer.Predict(Worth), more.Predict(Worth));
        Assert.All(fewer.Variances.Zip(more.Variances), pair => Assert.True(pair.Second <= pair.First));
    }

    [Fact]
    public void The_gradient_is_that_of_differences()
    {
        const double step = 1e-5;
        var logarithms = Fitted.Kernel.Logarithms;
        var gradient = new double[logarithms.Length];
        Fitted.Kernel.AddGradient(Encoded[0], Encoded[1], weight: 1, gradient);

        for (var index = 0; index < logarithms.Length; index++)
            Assert.Equal((ValueAt(index, step) - ValueAt(index, -step)) / (2 * step), gradient[index], 7);

        double ValueAt(int index, double change)
        {
            var changed = (double[])logarithms.Clone();
            changed[index] += change;
            return new ArchitectureKernel(Encoding, changed).Of(Encoded[0], Encoded[1]);
        }
    }

    /// <summary>One layer decides: its rate grows, those of the others shrink.</summary>
    [Fact]
    public void A_fit_finds_the_layer_that_matters()
    {
        var sampler = Budgets.Sampler(Budgets.FBNetS);
        var random = new Random(1);
        Architecture[] architectures = [.. Enumerable.Range(0, 60).Select(_ => sampler.Sample(random))];
        double[] worth = FitnessScale.Warp([.. architectures.Select(architecture => (double)(architecture[5] % 3))]);

        var rates = KernelFit.Fit(Encoding, start: null, [.. architectures.Select(Encoding.Encode)], worth).Kernel.Logarithms[..22];

        Assert.Equal(5, Array.IndexOf(rates, rates.Max()));
    }

    /// <summary>A step of a fit takes the cube of their number, so later ones are left out.</summary>
    [Fact]
    public void A_fit_is_to_the_first_evaluations()
    {
        var sampler = Budgets.Sampler(Budgets.FBNetS);
        var random = new Random(1);
        EncodedArchitecture[] more =
            [.. Enumerable.Range(0, KernelFit.MostFitted + 20).Select(_ => Encoding.Encode(sampler.Sample(random)))];
        double[] worth = [.. more.Select(_ => random.NextDouble())];

        Assert.Equal(Fit(KernelFit.MostFitted), Fit(more.Length));

        double[] Fit(int count) => KernelFit.Fit(Encoding, Fitted.Kernel, more[..count], worth[..count]).Kernel.Logarithms;
    }

    /// <summary>Quantiles of the normal distribution: at 1/10 -1.2816, at 3/10 -0.5244.</summary>
    [Fact]
    public void The_worse_half_keeps_its_order_alone()
    {
        var worth = FitnessScale.Warp([90, 92, 91, -1000, 80]);

        // Before they are standardized, above the median of 90 in units of their spread: sqrt((0 + 4 + 1) / 3).
        double[] before = [0, 2 / Math.Sqrt(5.0 / 3), 1 / Math.Sqrt(5.0 / 3), -1.2815516, -0.5244005];
        var deviation = Math.Sqrt(before.Average(value => Math.Pow(value - before.Average(), 2)));
        Assert.Equal(before.Select(value => (value - before.Average()) / deviation), worth, (one, other) => Math.Abs(one - other) < 1e-6);
    }

    private static Matrix<double> Covariance(int count) => Matrix<double>.Build.Dense(count, count, (first, second) =>
        Fitted.Kernel.Of(Encoded[first], Encoded[second]) + (first == second ? Fitted.Kernel.Noise : 0));
}
