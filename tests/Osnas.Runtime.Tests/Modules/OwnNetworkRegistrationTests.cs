using Osnas.Modules;
using TorchSharp;
using TorchSharp.Modules;
using static Osnas.Runtime.Tests.MeasuredModule;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Supernets and models of the user's own with weights that aren't registered.</summary>
public sealed class OwnNetworkRegistrationTests : IDisposable
{
    public void Dispose() => LiveTensors.CollectGarbage();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Networks_of_the_users_own_are_checked_when_they_are_made(bool isSupernet)
    {
        var registration = new SearchSpaceRegistration(
            OwnNetworkSpace.Spec,
            (classes, batchNorm, device) => new ForgetfulSupernet(classes, batchNorm, device),
            (architecture, classes, batchNorm, device) => new ForgetfulModel(architecture, classes, batchNorm, device),
            (size, classes) => new OwnNetworkSpace.LookUpTable(size, classes));

        var exception = Assert.Throws<SearchSpaceException>(
            () => isSupernet ? (nn.Module)registration.CreateSupernet(3, null, null) : registration.CreateModel(new(0, 0), 3, null, null));

        Assert.StartsWith(
            isSupernet
                ? "OwnNetworkSpace: ForgetfulSupernet._scale is a Parameter that isn't registered, so it would not be trained, "
                    + "saved or counted. Call RegisterComponents() at the end of the constructor"
                : "OwnNetworkSpace: ForgetfulModel._heads[0] is a Linear that isn't registered",
            exception.Message,
            StringComparison.Ordinal);
    }

    private sealed class ForgetfulSupernet(int classes, BatchNormOptions? batchNorm, Device? device)
        : BaseSupernet(OwnNetworkSpace.Spec.WithClasses(classes), batchNorm, device)
    {
        private readonly Parameter _scale = Weight(1);

        public override Tensor forward(Tensor input) => base.forward(input) * _scale;

        protected override BaseSuperlayer ConstructSuperlayer(int layer, BatchNormOptions batchNorm) =>
            new OwnNetworkSpace.Superlayer(layer, batchNorm, Device);
    }

    private sealed class ForgetfulModel(Architecture architecture, int classes, BatchNormOptions? batchNorm, Device? device)
        : OwnNetworkSpace.Model(architecture, classes, batchNorm, device)
    {
        private readonly Linear[] _heads = [nn.Linear(3, 3)];

        public override Tensor forward(Tensor input) => _heads[0].call(base.forward(input));
    }
}
