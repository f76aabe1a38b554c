using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class DifferentiableSamplerTests
{
    /// <summary>FBNet: 5 at first, e^-0.045 from epoch to epoch.</summary>
    [Theory]
    [InlineData(0, 5)]
    [InlineData(9, 5)]
    [InlineData(10, 4.78)]
    [InlineData(25, 4.56968)]
    [InlineData(900, 0.0871325)]
    public void The_temperature_falls_from_epoch_to_epoch(int step, double temperature)
    {
        var plan = Assert.IsType<MixturePlan>(new DifferentiableSampler(TinySpace.Spec).Plan(Plans.At(step)));

        Assert.Equal(ForwardState.GumbelSoftmax, plan.State);
        Assert.Equal(temperature, plan.Tau, 1e-6);
    }

    [Fact]
    public void It_falls_to_its_minimum() => Assert.Equal(0.5, new TemperatureSchedule(Minimum: 0.5).At(1000));

    public static TheoryData<TemperatureSchedule> Faults => [new(Minimum: 0), new(Initial: 0), new(Decay: 0), new(Decay: 1.1)];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Schedules_out_of_range_are_refused(TemperatureSchedule schedule) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DifferentiableSampler(TinySpace.Spec, temperature: schedule));

    [Fact]
    public void One_path_is_no_mixture()
    {
        var exception = Assert.Throws<ArgumentException>(() => new DifferentiableSampler(TinySpace.Spec, ForwardState.Single));

        Assert.StartsWith(
            "TinySpace: a differentiable training mixes all candidates; choose Softmax, GumbelSoftmax or Sum, not Single.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Architecture_parameters_have_to_be_there_before_the_training()
    {
        using var supernet = new TinySpace.Supernet();
        var exception =
            Assert.Throws<InvalidOperationException>(() => new Trainer(supernet, new DifferentiableSampler(TinySpace.Spec), new()));

        Assert.Equal(
            "TinySpace: a differentiable training needs architecture parameters; call InitializeArchParam first.", exception.Message);
    }

    [Theory]
    [InlineData(ForwardState.Softmax)]
    [InlineData(ForwardState.GumbelSoftmax)]
    [InlineData(ForwardState.Sum)]
    public void All_candidates_are_trained_and_the_architecture_parameters_are_not(ForwardState state)
    {
        using var scope = NewDisposeScope();
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(8);
        supernet.InitializeArchParam();
        Tensor[] weights = [.. supernet.parameters().Where(weight => weight.dim() == 4).Select(weight => weight.clone())];
        Tensor[] architecture = [.. supernet.GetArchParam().Select(row => row.clone())];

        new Trainer(supernet, new DifferentiableSampler(TinySpace.Spec, state), new() { Epochs = 1, BatchSize = 4 }).Train(images);

        Assert.All(
            weights.Zip(supernet.parameters().Where(weight => weight.dim() == 4)),
            pair => Assert.False(pair.First.equal(pair.Second).all().item<bool>()));
        Assert.All(architecture.Zip(supernet.GetArchParam()), pair => Assert.True(pair.First.equal(pair.Second).all().item<bool>()));
        Assert.All(supernet.Layers, layer => Assert.Equal(state, layer.State));
    }
}
