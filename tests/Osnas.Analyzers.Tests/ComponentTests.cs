using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.Tests;

/// <summary>
/// The user's own classes in the place of generated ones (OSNAS0006): one error, and none of the compiler's in
/// generated code.
/// </summary>
public sealed class ComponentTests
{
    private const string Block =
        "protected override TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor> ConstructBlock(CandidateCfg "
            + "candidate, LayerCfg layer, BatchNormOptions batchNorm) => Osnas.Modules.BlockModule.Create(candidate, layer, batchNorm, "
            + "Device);";
    private const string Layers = "protected override BaseSuperlayer ConstructSuperlayer(int layer, BatchNormOptions batchNorm) =>";

    [Theory]
    [InlineData("public class {|OSNAS0006:LookUpTable|};")]
    [InlineData("class {|OSNAS0006:LookUpTable|};")]
    [InlineData("public struct {|OSNAS0006:LookUpTable|};")]
    [InlineData("public enum {|OSNAS0006:Model|} { A }")]
    [InlineData("public partial record {|OSNAS0006:Model|};")]
    [InlineData("public static partial class {|OSNAS0006:Supernet|};")]
    [InlineData("public abstract partial class {|OSNAS0006:Superlayer|};")]
    [InlineData("public partial class {|OSNAS0006:Supernet|} : System.EventArgs;")]
    [InlineData(
        "public class {|OSNAS0006:Supernet|}(int classes, BatchNormOptions batchNorm, TorchSharp.torch.Device? device) : "
        + "BaseLookUpTable(MySpace.Spec, 32, classes);")]
    [InlineData(
        "public class {|OSNAS0006:Superlayer|}(int index) : BaseSuperlayer(MySpace.Spec, index, BatchNormOptions.Default) { " + Block
        + " }")]
    [InlineData("public class {|OSNAS0006:Superlayer|} : BaseSuperlayer { private Superlayer(int index, BatchNormOptions batchNorm, "
        + "TorchSharp.torch.Device? device) : base(MySpace.Spec, index, batchNorm, device) { } " + Block + " }")]
    [InlineData("public partial class {|OSNAS0006:Supernet|} : BaseSupernet { public Supernet(int classes, BatchNormOptions batchNorm) "
        + ": base(MySpace.Spec, batchNorm) { } " + Layers + " new Superlayer(layer, batchNorm); }")]
    [InlineData(
        "public partial class {|OSNAS0006:Superlayer|}(int index) : BaseSuperlayer(MySpace.Spec, index, BatchNormOptions.Default);")]
    public Task A_class_that_cant_take_the_place_is_told(string component) => Verify.ReportsWithGenerator(SpaceWith(component));

    [Theory]
    [InlineData(
        "public class Superlayer(int index, BatchNormOptions batchNorm, TorchSharp.torch.Device? device) : "
        + "BaseSuperlayer(MySpace.Spec, index, batchNorm, device) { " + Block + " }")]
    [InlineData(
        "public class Superlayer(int index, BatchNormOptions batchNorm, TorchSharp.torch.Device? device, double dropout = 0.1) : "
        + "BaseSuperlayer(MySpace.Spec, index, batchNorm, device) { public double Dropout => dropout; " + Block + " }")]
    [InlineData(
        "public class Superlayer(int index) : BaseSuperlayer(MySpace.Spec, index, BatchNormOptions.Default) { " + Block
        + " }\npublic partial class Supernet { " + Layers + " new Superlayer(layer); }")]
    [InlineData("public class Superlayer(int index) : BaseSuperlayer(MySpace.Spec, index, BatchNormOptions.Default) { " + Block + " "
        + "}\npublic class Supernet(string name) : BaseSupernet(MySpace.Spec, null) { public "
        + "string Name => name; " + Layers + " new Superlayer(layer); }")]
    [InlineData("public partial class Supernet { public Supernet(string name, int classes) : this(classes) => Title = name; public "
        + "string Title { get; } = \"\"; }")]
    [InlineData("public class Supernet<T>;")]
    [InlineData("public class LookUpTable(ImageSize inputSize, int classes) : BaseLookUpTable(MySpace.Spec, inputSize, classes);")]
    [InlineData(
        "public partial class LookUpTable { public override double GetBaseInfo(InfoMetric metric) => 2 * base.GetBaseInfo(metric); }")]
    [InlineData("public partial class Model { public override TorchSharp.torch.Tensor forward(TorchSharp.torch.Tensor input) => "
        + "base.forward(input).log_softmax(1); }")]
    [InlineData("public partial class Superlayer { public override TorchSharp.torch.Tensor forward(TorchSharp.torch.Tensor input) => "
        + "base.forward(input); }")]
    public Task A_class_that_can_is_fine(string component) => Verify.ReportsWithGenerator(SpaceWith(component));

    [Fact]
    public Task The_message_says_what_is_missing() => Verify.Message(
        "OSNAS0006",
        DiagnosticSeverity.Error,
        "'MySpace.Superlayer' can't replace the generated class: it has no constructor (int index, BatchNormOptions batchNorm, "
            + "Device? device), which the generated Supernet calls; add it, or override ConstructSuperlayer in a partial class Supernet",
        SpaceWith("public class {|#0:Superlayer|}() : BaseSuperlayer(MySpace.Spec, 0, BatchNormOptions.Default) { " + Block + " }"));

    private static string SpaceWith(string component) => Declare.With(type: $"public partial class MySpace\n{{\n{component}\n}}");
}
