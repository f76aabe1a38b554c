using Osnas.Modules;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Networks are built on their device, with all that the user's code builds in them.</summary>
public sealed class NetworkDeviceTests
{
    [Theory]
    [InlineData(nameof(TinySpace))]
    [InlineData(nameof(UnifiedSpace))]
    [InlineData(nameof(OwnClassesSpace))]
    [InlineData(nameof(OwnNetworkSpace))]
    [InlineData(nameof(CustomBlocksSpace))]
    public void All_parts_of_a_network_are_on_its_device(string space)
    {
        using var scope = NewDisposeScope();
        var registration = SearchSpaces.Get(space);
        using var supernet = registration.CreateSupernet(3, null, META);
        using var model = registration.CreateModel(supernet.ActiveArchitecture, 3, null, META);
        foreach (var network in new nn.Module[] { supernet, model })
        {
            Assert.NotEmpty(network.state_dict());
            Assert.All(network.state_dict(), entry => Assert.True(entry.Value.device_type == DeviceType.META, entry.Key));
        }

        supernet.InitializeArchParam();
        Assert.All(supernet.GetArchParam(), row => Assert.Equal(DeviceType.META, row.device_type));
    }

    [Fact]
    public void A_field_follows_its_parameter()
    {
        using var module = new Held();
        ModuleMove.To(module, META);
        Assert.Equal(DeviceType.META, module.Scale.device_type);
        Assert.Equal(DeviceType.META, module.Shift.device_type);
    }

    [Fact]
    public void A_tensor_in_a_list_cant_follow()
    {
        using var module = new Listed();
        Assert.Equal(
            "Listed._scales[0] can't be moved to another device. Keep it in a field or a ParameterList, or create it on the device of "
                + "the network.",
            Assert.Throws<SearchSpaceException>(() => ModuleMove.To(module, META)).Message);
    }

    [Fact]
    public void Nothing_moves_to_where_it_is()
    {
        using var module = new Held();
        var before = module.Scale.Handle;
        Assert.Same(module, ModuleMove.To(module, CPU));
        Assert.Equal(before, module.Scale.Handle);
    }

    private sealed class Listed : nn.Module<Tensor, Tensor>
    {
        private readonly List<Parameter> _scales = [new(ones(1))];

        public Listed()
            : base(nameof(Listed)) => register_parameter("scale0", _scales[0]);

        public override Tensor forward(Tensor input) => input * _scales[0];
    }

    private sealed class Held : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter _scale = new(ones(1));
        private readonly Tensor _shift = ones(1);

        public Held()
            : base(nameof(Held))
        {
            register_parameter("scale", _scale);
            register_buffer("shift", _shift);
        }

        public Tensor Scale => _scale;

        public Tensor Shift => _shift;

        public override Tensor forward(Tensor input) => (input * _scale) + _shift;
    }
}
