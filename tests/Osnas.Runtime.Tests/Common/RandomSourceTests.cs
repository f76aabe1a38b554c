using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class RandomSourceTests
{
    /// <summary>Seeds are written into files: that of an old run has to mean the same in a new version.</summary>
    [Fact]
    public void A_seed_never_changes() => Assert.Equal(387_918_477, RandomSource.Derive(1, "paths"));

    [Fact]
    public void Seed_purpose_and_index_each_make_a_difference()
    {
        int[] seeds =
        [
            RandomSource.Derive(1, "paths"),
            RandomSource.Derive(2, "paths"),
            RandomSource.Derive(1, "shuffle"),
            RandomSource.Derive(1, "paths", 1),
            RandomSource.Derive(-1, "paths"),
            RandomSource.Derive(11, "paths", 0),
            RandomSource.Derive(1, "paths", 10),
        ];

        Assert.Distinct(seeds);
        Assert.All(seeds, seed => Assert.True(seed >= 0));
    }

    [Fact]
    public void Generators_of_one_purpose_draw_alike() =>
        Assert.Equal(RandomSource.Create(3, "paths", 2).Next(), RandomSource.Create(3, "paths", 2).Next());

    [Fact]
    public void Torch_goes_on_as_if_nothing_had_been_drawn_between()
    {
        random.manual_seed(1);
        var (first, second) = (Draw(), Draw());

        random.manual_seed(1);
        Assert.Equal(first, Draw());
        using (TorchSeed.Use(1, "between"))
            Draw();
        Assert.Equal(second, Draw());
    }

    [Fact]
    public void Torch_draws_by_seed_and_purpose()
    {
        Assert.Equal(DrawAs(1, "model"), DrawAs(1, "model"));
        Assert.NotEqual(DrawAs(1, "model"), DrawAs(2, "model"));
        Assert.NotEqual(DrawAs(1, "model"), DrawAs(1, "supernet"));

        static float DrawAs(int seed, string purpose)
        {
            using var seeded = TorchSeed.Use(seed, purpose);
            return Draw();
        }
    }

    private static float Draw()
    {
        using var value = rand(1);
        return value.item<float>();
    }
}
