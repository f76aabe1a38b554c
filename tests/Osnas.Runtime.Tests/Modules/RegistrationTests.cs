using Osnas.Graph;
using Osnas.Modules;
using TorchSharp;
using TorchSharp.Modules;
using static Osnas.Runtime.Tests.MeasuredModule;
using static TorchSharp.torch;
using Module = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace Osnas.Runtime.Tests;

/// <summary>
/// Blocks whose layers and weights are kept in every place that a class has: measured right, or an error that names class
/// and field.
/// </summary>
public sealed class RegistrationTests : IDisposable
{
    public void Dispose() => LiveTensors.CollectGarbage();

    [Fact]
    public void A_layer_in_a_field_is_measured() => Assert.Equal(OfConv, Measure(() => new InField(register: true)));

    [Fact]
    public void Forgotten_RegisterComponents_is_told() => AssertFault(
        "InField._conv is a Conv2d that isn't registered, so it would not be trained, saved or counted. Call RegisterComponents() "
        + "at the end of the constructor", () => new InField(register: false));

    [Fact]
    public void A_property_is_told() => AssertFault("InProperty.Conv is a Conv2d that isn't registered", () => new InProperty());

    [Fact]
    public void A_private_field_of_a_base_class_is_measured() => Assert.Equal(OfConv, Measure(() => new OfDerived()));

    [Theory]
    [InlineData("List", "_held[0]")]
    [InlineData("array", "_held[0]")]
    [InlineData("array of two dimensions", "_held[0]")]
    [InlineData("list of lists", "_held[0][0]")]
    [InlineData("dictionary", "_held[first]")]
    [InlineData("keys", "_held.Keys[0]")]
    [InlineData("set", "_held[0]")]
    [InlineData("queue", "_held[0]")]
    [InlineData("immutable array", "_held[0]")]
    [InlineData("tuple", "_held.Item2")]
    [InlineData("object tuple", "_held.Item1")]
    [InlineData("eight values", "_held.Item8")]
    [InlineData("pair", "_held.value")]
    [InlineData("lazy", "_held._value")]
    [InlineData("closure", "_held.conv")]
    [InlineData("method", "_held")]
    [InlineData("object", "_held.Inner")]
    [InlineData("struct", "_held.Inner")]
    [InlineData("query", "_held")]
    [InlineData("sequential", "_held[0]")]
    [InlineData("module of its own", "_held[0]")]
    public void A_layer_in_a_container_is_told(string kind, string place)
    {
        var exception = Assert.Throws<GraphException>(() => Measure(() => new Holding(kind)));

        Assert.StartsWith($"Holding.{place}", exception.Message, StringComparison.Ordinal);
        Assert.Contains(
            " that isn't registered, so it would not be trained, saved or counted. ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("keep it in a ModuleList", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ModuleList_is_measured() => Assert.Equal(OfConv, Measure(() => new InModuleList()));

    [Fact]
    public void A_list_beside_a_registration_is_measured() => Assert.Equal(OfConv, Measure(() => new InListAndRegistered()));

    [Fact]
    public void A_layer_in_a_field_of_a_child_is_told_by_the_child() =>
        AssertFault("Holding._held[0] is a Conv2d", () => nn.Sequential(new Holding("List")));

    [Fact]
    public void A_static_layer_is_told() =>
        AssertFault(
            "InStatic.Conv is a Conv2d that isn't registered, so it would not be trained, saved or counted. It is static",
            () => new InStatic(register: false));

    [Fact]
    public void A_layer_that_all_modules_share_is_told() =>
        AssertFault("its weights are shared by all modules of InStatic", () => new InStatic(register: true));

    [Fact]
    public void A_layer_that_is_made_in_forward_is_told() =>
        AssertFault("Late._conv is a Conv2d that isn't registered", () => new Late("field"));

    [Fact]
    public void A_layer_that_is_registered_in_forward_is_told() =>
        AssertFault("its 'conv.weight' is created in forward", () => new Late("registered"));

    [Fact]
    public void A_layer_that_is_made_in_each_forward_is_told() =>
        AssertFault("Late computes with weights that aren't among its parameters()", () => new Late("each"));

    [Fact]
    public void A_weight_in_a_list_is_told() =>
        AssertFault("Scaled._scales[0] is a Parameter that isn't registered", () => new Scaled(inList: true));

    [Fact]
    public void A_scale_is_counted() => Assert.Equal(new Cost(0, 4), Measure(() => new Scaled(inList: false)));

    /// <summary>Nothing trains it, but another process draws another one.</summary>
    [Fact]
    public void A_random_tensor_that_is_not_saved_is_told() =>
        AssertFault("Projection._held is a Tensor that isn't registered", () => new Projection("random"));

    [Fact]
    public void A_random_tensor_that_no_field_holds_is_told() =>
        AssertFault("its saved state doesn't determine its output: another Projection", () => new Projection("captured by a hook"));

    [Theory]
    [InlineData("constant")]
    [InlineData("saved")]
    public void A_tensor_that_every_module_has_alike_is_fine(string kind) => Assert.Equal(default, Measure(() => new Projection(kind)));

    [Fact]
    public void Dropout_that_evaluation_does_not_reach_is_told() =>
        AssertFault("WithActivations._held[0] is a Dropout that isn't registered", () => new WithActivations(nn.Dropout(0.5)));

    [Fact]
    public void Noise_in_evaluation_is_told() => AssertFault("its output is random in evaluation mode", () => new Noise());

    [Fact]
    public void Activations_need_no_registration() => Assert.Equal(default, Measure(() => new WithActivations(nn.ReLU())));

    private sealed class InField : Module
    {
        private readonly Conv2d _conv = Conv();

        public InField(bool register)
            : base(nameof(InField))
        {
            if (register)
                RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _conv.call(input);
    }

    private sealed class InProperty() : Module(nameof(InProperty))
    {
        public Conv2d Conv { get; } = Conv();

        public override Tensor forward(Tensor input) => Conv.call(input);
    }

    private abstract class OfBase() : Module("base")
    {
        private readonly Conv2d _hidden = Conv();

        public override Tensor forward(Tensor input) => _hidden.call(input);
    }

    private sealed class OfDerived : OfBase
    {
        public OfDerived() => RegisterComponents();
    }

    private sealed class Holder(Module inner)
    {
        public Module Inner { get; } = inner;

        public Tensor Run(Tensor input) => Inner.call(input);
    }

    private readonly record struct HolderStruct(Module Inner);

    private sealed class Holding : Module
    {
        private readonly object _held;
        private readonly Func<Tensor, Tensor> _run;

        public Holding(string kind)
            : base(nameof(Holding))
        {
            // The field that RegisterComponents reads is an object; what runs is found through it.
            var conv = Conv();
            _held = kind switch
            {
                "List" => new List<Conv2d> { conv },
                "array" => new Module[] { conv },
                "array of two dimensions" => new Module[,] { { conv } },
                "list of lists" => new List<List<Conv2d>> { new() { conv } },
                "dictionary" => new Dictionary<string, Module> { ["first"] = conv },
                "keys" => new Dictionary<Module, int> { [conv] = 1 },
                "set" => new HashSet<Module> { conv },
                "queue" => new Queue<Module>([conv]),
                "immutable array" => System.Collections.Immutable.ImmutableArray.Create<Module>(conv),
                "tuple" => (1, conv),
                "object tuple" => Tuple.Create(conv),
                "eight values" => (1, 2, 3, 4, 5, 6, 7, conv),
                "pair" => new KeyValuePair<string, Module>("first", conv),
                "lazy" => Made(new Lazy<Module>(() => conv)),
                "closure" => (Func<Tensor, Tensor>)(input => conv.call(input)),
                "method" => (Func<Tensor, Tensor>)new Holder(conv).Run,
                "object" => new Holder(conv),
                "struct" => new HolderStruct(conv),
                "query" => new[] { conv }.Where(_ => true).Select(layer => layer),
                "sequential" => new List<Module> { nn.Sequential(conv) },
                _ => new List<Module> { new InField(register: false) },
            };
            _run = _ => throw new NotSupportedException();
            RegisterComponents();

            static Lazy<Module> Made(Lazy<Module> lazy)
            {
                _ = lazy.Value;
                return lazy;
            }
        }

        public override Tensor forward(Tensor input) => _run(input);
    }

    private sealed class InModuleList : Module
    {
        private readonly ModuleList<Module> _convs = nn.ModuleList<Module>(Conv());

        public InModuleList()
            : base(nameof(InModuleList)) => RegisterComponents();

        public override Tensor forward(Tensor input) => _convs[0].call(input);
    }

    private sealed class InListAndRegistered : Module
    {
        private readonly List<Conv2d> _convs = [Conv()];

        public InListAndRegistered()
            : base(nameof(InListAndRegistered)) => register_module("conv0", _convs[0]);

        public override Tensor forward(Tensor input) => _convs[0].call(input);
    }

    private sealed class InStatic : Module
    {
        private static readonly Conv2d Conv = MeasuredModule.Conv();

        public InStatic(bool register)
            : base(nameof(InStatic))
        {
            if (register)
                register_module("conv", Conv);
        }

        public override Tensor forward(Tensor input) => Conv.call(input);

        // It outlives the first of those that share it.
        protected override void Dispose(bool disposing) => base.Dispose(false);
    }

    private sealed class Late : Module
    {
        private readonly string _kind;
        private Conv2d? _conv;

        public Late(string kind)
            : base(nameof(Late))
        {
            _kind = kind;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            if (_kind == "each")
            {
                using var conv = Conv();
                return conv.call(input);
            }

            if (_conv is null)
            {
                _conv = Conv();
                if (_kind == "registered")
                    register_module("conv", _conv);
            }

            return _conv.call(input);
        }
    }

    private sealed class Scaled : Module
    {
        private readonly List<Parameter> _scales = [Weight(1, 4, 1, 1)];

        public Scaled(bool inList)
            : base(nameof(Scaled))
        {
            if (!inList)
                register_parameter("scale", _scales[0]);
        }

        public override Tensor forward(Tensor input) => input * _scales[0];
    }

    private sealed class Projection : Module
    {
        private readonly List<Tensor> _constants = [ones(4, 1, 1)];
        private readonly Tensor? _held;

        public Projection(string kind)
            : base(nameof(Projection))
        {
            var drawn = randn(4, 1, 1);
            if (kind is "random" or "saved")
                _held = drawn;
            if (kind == "saved")
                RegisterComponents();
            if (kind == "captured by a hook")
                register_forward_hook((_, _, output) => output * drawn);
        }

        public override Tensor forward(Tensor input) => (_held is null ? input : input * _held) * _constants[0];
    }

    private sealed class WithActivations : Module
    {
        private readonly List<Module> _held;

        public WithActivations(Module activation)
            : base(nameof(WithActivations))
        {
            _held = [activation];
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _held[0].call(input);
    }

    private sealed class Noise() : Module(nameof(Noise))
    {
        public override Tensor forward(Tensor input) => input + randn_like(input);
    }
}
