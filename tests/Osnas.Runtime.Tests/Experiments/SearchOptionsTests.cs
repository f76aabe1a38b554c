using Osnas.Experiments;

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
}
