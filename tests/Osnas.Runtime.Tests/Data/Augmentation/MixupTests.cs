using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class MixupTests
{
    private const int Count = 8;

    [Fact]
    public void Each_image_is_mixed_with_another_by_the_share_of_the_batch()
    {
        using var scope = NewDisposeScope();
        var mixed = Mix(batch: 4);
        var (images, labels, others) =
            (Augment.Rows(mixed.Images), mixed.Labels.data<long>().ToArray(), mixed.Mixture!.Labels.data<long>().ToArray());

        Assert.Equal(Enumerable.Range(0, Count).Select(label => (long)label), labels);
        Assert.Equal(labels, others.Order());
        Assert.NotEqual(labels, others);
        Assert.InRange(mixed.Mixture.Share, 0.01, 0.5);
        for (var image = 0; image < Count; image++)
            Assert.All(
                images[image],
                pixel => Assert.Equal(((1 - mixed.Mixture.Share) * labels[image]) + (mixed.Mixture.Share * others[image]), pixel, 1e-5));
    }

    /// <summary>
    /// Beta(1, 1) is even from 0 to 1; folded, from 0 to 1/2. By chance, 400 shares are farther off once in 30 million
    /// (Dvoretzky, Kiefer, Wolfowitz).
    /// </summary>
    [Fact]
    public void Shares_are_of_the_beta_distribution()
    {
        using var scope = NewDisposeScope();
        var shares = Enumerable.Range(0, 400).Select(batch => Mix(batch).Mixture!.Share).Order().ToArray();

        for (var index = 0; index < shares.Length; index++)
            Assert.InRange(shares[index], (0.5 * index / shares.Length) - 0.075, (0.5 * index / shares.Length) + 0.075);
    }

    [Fact]
    public void A_batch_decides_its_mixture_and_torchs_own_generator_is_left_alone()
    {
        using var scope = NewDisposeScope();
        var before = random.get_rng_state();

        Assert.Equal(Mix(batch: 1).Mixture!.Share, Mix(batch: 1).Mixture!.Share);
        Assert.NotEqual(Mix(batch: 1).Mixture!.Share, Mix(batch: 2).Mixture!.Share);
        Assert.True(before.Equals(random.get_rng_state()));
    }

    [Fact]
    public void The_loss_counts_both_labels()
    {
        using var scope = NewDisposeScope();
        var labels = tensor(new long[] { 1, 2 });
        var plain = new Batch(zeros(2, 1, 1, 1), labels);
        var mixed = plain with { Mixture = new(tensor(new long[] { 5, 6 }), 0.25) };

        Assert.Equal(3, plain.Loss(Sum).item<float>());
        Assert.Equal((0.75f * 3) + (0.25f * 11), mixed.Loss(Sum).item<float>());

        static Tensor Sum(Tensor labels) => labels.to(ScalarType.Float32).sum();
    }

    /// <summary>Images that are filled with their labels.</summary>
    private static Batch Mix(int batch)
    {
        var labels = arange(Count, ScalarType.Int64);
        return new Mixup(1).Apply(
            new(labels.to(ScalarType.Float32).view(-1, 1, 1, 1).expand(Count, 1, 2, 2), labels), Augment.Draw(Count, batch: batch));
    }
}
