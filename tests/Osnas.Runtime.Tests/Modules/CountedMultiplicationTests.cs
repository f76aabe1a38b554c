using Osnas.Graph;
using Osnas.Modules;
using TorchSharp;
using TorchSharp.Modules;
using static Osnas.Runtime.Tests.MeasuredModule;
using static TorchSharp.torch;
using Module = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace Osnas.Runtime.Tests;

/// <summary>The multiplications of a custom module: counted once for each call, or an error where no hook sees them.</summary>
public sealed class CountedMultiplicationTests : IDisposable
{
    public void Dispose() => LiveTensors.CollectGarbage();

    /// <summary>Called once, under two names.</summary>
    [Fact]
    public void A_layer_that_is_registered_twice_costs_once() => Assert.Equal(OfConv, Measure(() => new Twice(calls: 1)));

    [Fact]
    public void A_layer_that_is_called_twice_has_its_weights_once() =>
        Assert.Equal(new Cost(2 * OfConv.Flops, OfConv.Params), Measure(() => new Twice(calls: 2)));

    [Fact]
    public void A_module_that_is_a_layer_itself_is_counted() => Assert.Equal(OfConv, Measure(Conv));

    /// <summary>Four patches of 4x4 are the same 64 positions.</summary>
    [Fact]
    public void Patches_in_the_place_of_images_are_counted() => Assert.Equal(OfConv, Measure(() => new Patches()));

    [Theory]
    [InlineData("forward", "its module '_conv' isn't run with call(...)")]
    [InlineData(
        "call and forward", "its weights '_conv.weight' [4, 4, 3, 3] are used outside of convolutions and linear layers")]
    [InlineData("function of its weight", "its weights '_conv.weight' [4, 4, 3, 3] are used outside of convolutions")]
    [InlineData("function", "its weights '_kernel' [4, 4, 3, 3] are used outside of convolutions")]
    [InlineData("function of a buffer", "its weights '_buffer' [4, 1, 3, 3] are used outside of convolutions")]
    [InlineData("product", "its weights '_matrix' [4, 4] are used outside of convolutions")]
    [InlineData("recurrent", "its weights '_lstm.weight_ih_l0' [16, 4] are used outside of convolutions")]
    public void Multiplications_that_no_hook_sees_are_told(string kind, string message) => AssertFault(message, () => new Functional(kind));

    [Fact]
    public void A_module_may_count_itself() => Assert.Equal(new Cost(1234, 4 * 4 * 9), Measure(() => new Counting()));

    [Fact]
    public void A_layer_that_is_never_called_is_told() =>
        AssertFault("its module '_conv' isn't run with call(...)", () => new Functional("nothing"));

    private sealed class Twice : Module
    {
        private readonly Conv2d _first = Conv();
        private readonly Conv2d _second;
        private readonly int _calls;

        public Twice(int calls)
            : base(nameof(Twice))
        {
            _second = _first;
            _calls = calls;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _calls == 1 ? _first.call(input) : _second.call(_first.call(input));
    }

    private sealed class Patches : Module
    {
        private readonly Conv2d _conv = Conv();

        public Patches()
            : base(nameof(Patches)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            var patches = input.reshape(1, 4, 2, 4, 2, 4).permute(0, 2, 4, 1, 3, 5).reshape(4, 4, 4, 4);
            return _conv.call(patches).reshape(1, 2, 2, 4, 4, 4).permute(0, 3, 1, 4, 2, 5).reshape(1, 4, 8, 8);
        }
    }

    private sealed class Functional : Module
    {
        private readonly string _kind;
        private readonly Conv2d? _conv;
        private readonly Parameter? _kernel;
        private readonly Parameter? _matrix;
        private readonly Tensor? _buffer;
        private readonly LSTM? _lstm;

        public Functional(string kind)
            : base(nameof(Functional))
        {
            _kind = kind;
            if (kind is "forward" or "call and forward" or "function of its weight" or "nothing")
                _conv = Conv();
            _kernel = kind == "function" ? Weight(4, 4, 3, 3) : null;
            _matrix = kind == "product" ? Weight(4, 4) : null;
            _buffer = kind == "function of a buffer" ? ones(4, 1, 3, 3) : null;
            _lstm = kind == "recurrent" ? nn.LSTM(4, 4) : null;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _kind switch
        {
            "forward" => _conv!.forward(input),
            "call and forward" => _conv!.forward(_conv.call(input)),
            "function of its weight" => _conv!.call(nn.functional.conv2d(input, _conv.weight, padding: [1, 1])),
            "function" => nn.functional.conv2d(input, _kernel!, padding: [1, 1]),
            "function of a buffer" => nn.functional.conv2d(input, _buffer!, padding: [1, 1], groups: 4),
            "product" => einsum("ij,njhw->nihw", _matrix!, input),
            "recurrent" => _lstm!.call(input.reshape(1, 4, 64).permute(2, 0, 1)).Item1.permute(1, 2, 0).reshape(1, 4, 8, 8),
            _ => input.alias(),
        };
    }

    private sealed class Counting : Module, ICountsMacs
    {
        private readonly Parameter _kernel = Weight(4, 4, 3, 3);

        public Counting()
            : base(nameof(Counting)) => RegisterComponents();

        public override Tensor forward(Tensor input) => nn.functional.conv2d(input, _kernel, padding: [1, 1]);

        public long CountMacs(Tensor input, Tensor output) => 1234;
    }
}
