using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class SearchOptionsTests
{
    private static readonly SearchOptions Options =
        new() { Space = nameof(TinySpace), Data = new() { Source = "x.csv" }, Output = "x", Model = new() { MinLearningRate = 0.05 } };

    [Fact]
    public void The_learning_rate_of_the_winner_is_at_least_the_one_that_it_ends_with()
    {
        Options.Check();
        (Options with { ModelLearningRate = 0.05 }).Check();

        Assert.Equal(
            "Model.MinLearningRate 0.05 is more than the learning rate of the winner, 0.01; set ModelLearningRate.",
            Assert.Throws<ArgumentException>((Options with { ModelLearningRate = 0.01 }).Check).Message);
    }

    [Fact]
    public void The_learning_rate_of_the_winner_is_that_of_its_training_or_its_own()
    {
        Assert.Equal(0.1, Options.ModelTraining.LearningRate);
        Assert.Equal(0.03, (Options with { ModelLearningRate = 0.03 }).ModelTraining.LearningRate);
        Assert.Equal(7, (Options with { Seed = 7 }).ModelTraining.Seed);
    }

    /// <summary>By hand: 1,056 + 528 + 264 + 132 evaluations cost 330 on all images.</summary>
    [Fact]
    public void Each_share_of_the_images_is_an_evaluation_in_flight()
    {
        var options = Options with { Searcher = new HalvingOptions { Evaluations = 330, Rungs = 4 } };

        Assert.Equal(1000, (options with { InFlight = 1000 }).MostInFlight);
        Assert.Equal(1980, (options with { InFlight = 3000 }).MostInFlight);
        Assert.Equal(330, (Options with { InFlight = 3000, Searcher = new LocalOptions { Evaluations = 330 } }).MostInFlight);
    }
}
