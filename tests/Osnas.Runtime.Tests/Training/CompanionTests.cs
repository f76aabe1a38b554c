using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Something that is trained in turn with the weights.</summary>
public sealed class CompanionTests
{
    [Fact]
    public void It_has_its_turn_before_each_step()
    {
        var companion = new Watching(_ => { });
        Train(companion);

        Assert.Equal([0, 1, 2, 3], companion.Positions.Select(position => position.Step));
        Assert.Equal([0, 0, 1, 1], companion.Positions.Select(position => position.Epoch));
        Assert.All(companion.Positions, position => Assert.Equal(7, position.Seed));
    }

    /// <summary>It may set the supernet up, leave gradients, and draw random numbers.</summary>
    [Fact]
    public void What_it_does_to_the_supernet_doesnt_change_the_weights_step()
    {
        using var images = RandomImages.Batch(4);
        var disturbed = Train(new Watching(supernet =>
        {
            supernet.SetForwardState(ForwardState.Softmax);
            supernet.SetActivateArchitecture(new(0, 0, 0));
            using var scope = NewDisposeScope();
            (supernet.call(images) * rand(1)).sum().backward();
        }));

        Assert.Equal(Train(null), disturbed);
    }

    private static float[] Train(Watching? companion)
    {
        using var seeded = TorchSeed.Use(1, "supernet");
        using var supernet = new TinySpace.Supernet(batchNorm: new(TrackRunningStats: false));
        using var data = RandomImages.Dataset(8);
        supernet.InitializeArchParam();
        companion?.Watch(supernet);
        new Trainer(
            supernet,
            new UniformSampler(TinySpace.Spec),
            new() { Epochs = 2, BatchSize = 4, Seed = 7 })
        { Companion = companion }.Train(data);
        return NetworkWeights.Read(supernet);
    }

    private sealed class Watching(Action<BaseSupernet> act) : ITrainingCompanion
    {
        private BaseSupernet _supernet = null!;

        public List<StepPosition> Positions { get; } = [];

        public void Watch(BaseSupernet supernet) => _supernet = supernet;

        public void BeforeStep(StepPosition position)
        {
            Positions.Add(position);
            act(_supernet);
        }

        public void Save(BinaryWriter writer)
        {
        }

        public void Load(BinaryReader reader)
        {
        }
    }
}
