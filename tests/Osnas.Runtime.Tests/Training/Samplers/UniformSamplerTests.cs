using Osnas.Training;

namespace Osnas.Runtime.Tests;

public sealed class UniformSamplerTests
{
    /// <summary>A count has a deviation of 31: by chance, one of them is 200 off once in 500 million.</summary>
    [Fact]
    public void Each_architecture_is_drawn_as_often_as_any_other()
    {
        const int Draws = 18_000;
        var sampler = new UniformSampler(TinySpace.Spec);
        var random = new Random(1);
        var counts = Enumerable.Range(0, Draws)
            .CountBy(_ => sampler.Sample(random))
            .ToDictionary();

        Assert.Equal(TinySpace.Architectures.ToHashSet(), counts.Keys.ToHashSet());
        Assert.All(counts.Values, count => Assert.InRange(count, 800, 1200));
    }

    [Fact]
    public void The_random_numbers_decide_the_path()
    {
        var sampler = new UniformSampler(TinySpace.Spec);

        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));

        Architecture[] Draw(int seed)
        {
            var random = new Random(seed);
            return [.. Enumerable.Range(0, 20).Select(_ => sampler.Sample(random))];
        }
    }
}
