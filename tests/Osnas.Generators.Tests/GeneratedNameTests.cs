using Microsoft.CodeAnalysis;
using Osnas.Generators.Diagnostics;

namespace Osnas.Generators.Tests;

/// <summary>What is generated beside code of the user's own: no error or warning of the compiler is in a generated file.</summary>
public sealed class GeneratedNameTests
{
    /// <summary>Prevents: a name that an emitter writes and no rule knows, and one that completion shows beside the contract's.</summary>
    [Theory]
    [InlineData("Demo.Small", Sources.Small)]
    [InlineData("Demo.Blocks", Sources.Blocks)]
    [InlineData("Demo.Unified", Sources.Unified)]
    public void The_members_of_a_space_are_those_of_the_contract(string name, string source)
    {
        var space = GeneratorRun.On(source).Output.GetTypeByMetadataName(name)!;

        Assert.Equal(GeneratedMembers.Names.Order(StringComparer.Ordinal), Declared(space));
        foreach (var component in GeneratedMembers.Components)
        {
            var members = Declared(space.GetTypeMembers(component.Name).Single());
            Assert.Empty(members.Except(component.Members.Select(member => member.Name)));
        }
    }

    [Fact]
    public void Nothing_else_of_it_can_be_named()
    {
        var before = TestCompilation.Create(Sources.Small);
        var after = GeneratorRun.On(before).Output;

        Assert.Equal(
            [.. GeneratedMembers.Names.Concat(["Equals", "ReferenceEquals"]).Order(StringComparer.Ordinal)],
            Names(after, after.GetTypeByMetadataName("Demo.Small")!));
        Assert.Equal(Names(before, null), Names(after, null));
        Assert.Equal(Names(before, Osnas(before)), Names(after, Osnas(after)));

        static INamespaceSymbol Osnas(Compilation compilation) =>
            compilation.GlobalNamespace.GetNamespaceMembers().Single(item => item.Name == nameof(Osnas));

        static IEnumerable<string> Names(Compilation compilation, INamespaceOrTypeSymbol? container)
        {
            var model = compilation.GetSemanticModel(compilation.SyntaxTrees.First());
            var symbols =
                container is INamedTypeSymbol ? model.LookupStaticMembers(0, container) : model.LookupNamespacesAndTypes(0, container);
            return symbols.Select(symbol => symbol.Name).Distinct().Order(StringComparer.Ordinal);
        }
    }

    private static readonly string[] Right =
    [
        // Names that are inherited.
        "public partial class Space : Base;\n"
            + "public class Base { public string Model { get; } = \"\"; public int Spec; public void MacroCfg() { } public class "
            + "LookUpTable; public virtual int MicroCfg => 1; }",
        "public partial class Space : Base<int>;\n"
            + "public class Base<T> { public T? Supernet; public const int ModelCfgShape = 1; public event System.Action? Superlayer { "
            + "add { } remove { } } }",
        "public partial class Space : Base;\npublic abstract class First { public abstract string Model { get; } }\n"
            + "public class Base : First { public override string Model => \"\"; }",
        "public abstract partial class Space : Base;\n"
            + "public abstract class Base { public abstract class Model; public abstract class Spec; }",
        "public partial record Space() : Base(\"\", 1);\npublic record Base(string Model, int Spec);",
        "public partial class Space : IHas { string IHas.Model => \"\"; int IHas.Spec() => 1; }\n"
            + "public interface IHas { string Model { get; } int Spec(); }",
        "public partial class Space : IHas;\npublic interface IHas { static abstract SearchSpaceSpec Spec { get; } }",
        "public partial class Space : IHas;\npublic interface IHas { int Model => 1; }",

        // Names of its own.
        "public partial class Space { public class Supernet<T>; public static void get_Spec(int x) { } public int RegisterSearchSpace; "
            + "public int RegisteredBlocks; public int Params; }",
        "public partial class Space { public class Registration; public class Libraries; public static int Create; public int FlopsAt32; }",
        "public partial class Space { public class Osnas; public class System; public class TorchSharp; public class Demo; public "
            + "class Space2; public class global; }",
        "public partial class Space(string MacroCfg, int MicroCfg, int Spec, int ModelCfgShape, int Space) { public override string "
            + "ToString() => $\"{MacroCfg}{MicroCfg}{Spec}{ModelCfgShape}{Space}\"; }",
        "public partial class Space { public static ModelCfgShape ModelCfgShape { get; } = new(1, 1); private static readonly int x; "
            + "public static int X => x; }",
        "public partial class Space { internal static readonly MicroCfg MicroCfg = new([new(Block.Conv, new())]); }",
        "public partial class Space { public static SearchSpaceSpec Spec { get; } = new(\"Mine\", MacroCfg, MicroCfg) { InputSize = 8, "
            + "InputChannels = 1, Classes = 2 }; }",

        // In components.
        "public partial class Space { public partial class LookUpTable { public const int Params = 1; public const int FlopsAt8 = 2; "
            + "public static LookUpTable Create(string file) => Create(file.Length); public new string InputSize => \"\"; public class "
            + "Superlayer; } }",
        "public partial class Space { public partial class LookUpTable { public static LookUpTable Create(ImageSize? inputSize, int "
            + "classes, bool isLoud = false) => new(inputSize ?? 8, classes); } }",
        "public partial class Space { public partial class Superlayer { public void ConstructBlock(int x) { } public void "
            + "ConstructBlock<T>(CandidateCfg a, LayerCfg b, BatchNormOptions c) { } } }",
        "public partial class Space { public partial class Supernet { public class Superlayer; private Supernet(string name, int "
            + "classes) : this(classes) { } } }",
        "public partial class Space { public partial class Model { public new string Spec => \"\"; public int layer; public int "
            + "architecture; } }",
        "public partial class Space { public partial class Model : MyModel; }\n"
            + "public abstract class MyModel(SearchSpaceSpec spec, Architecture architecture, BatchNormOptions? batchNorm, "
            + "TorchSharp.torch.Device? device) "
            + ": BaseModel(spec, architecture, batchNorm, device) { public new int Spec => 1; public void Create() { } }",
        "public partial class Space { public partial class LookUpTable : MyTable; }\n"
            + "public abstract class MyTable(SearchSpaceSpec spec, ImageSize inputSize, int classes) : BaseLookUpTable(spec, inputSize, "
            + "classes) { public new int InputSize => 1; public class LookUpTable; }",
        "public partial class Space { public partial class LookUpTable : MyTable; }\n"
            + "public abstract class MyTable(SearchSpaceSpec spec, ImageSize inputSize, int classes) : BaseLookUpTable(spec, inputSize, "
            + "classes) { protected sealed override InfoTable ConstructInfoTable(InfoMetric metric) => base.ConstructInfoTable(metric); "
            + "}",
        "public partial class Space { public partial class Supernet { private Supernet(int classes, BatchNormOptions? batchNorm, "
        + "TorchSharp.torch.Device? device) "
            + ": base(Space.Spec, batchNorm, device) { } } }",
        "public partial class Space { public partial class Model { public Model(object architecture, int classes, string batchNorm) : "
            + "this(new Architecture(0)) { } } }",
        "public partial class Space { public partial class Supernet { public required string Name { get; init; } } }",

        "public partial class Space { class LookUpTable(ImageSize inputSize, int classes) : BaseLookUpTable(Space.Spec, inputSize, "
            + "classes); }",
        "public partial class Space { class Supernet(int classes, BatchNormOptions? batchNorm, TorchSharp.torch.Device? device) "
            + ": BaseSupernet(Space.Spec.WithClasses(classes), batchNorm, device) { protected override BaseSuperlayer "
            + "ConstructSuperlayer(int "
            + "layer, BatchNormOptions batchNorm) => new Superlayer(layer, batchNorm, Device); } }",
        "public partial class Space { public partial class Model { [System.Obsolete(\"no\", true)] public Model(Architecture "
            + "architecture, int classes, BatchNormOptions? batchNorm, TorchSharp.torch.Device? device) : base(Space.Spec, "
            + "architecture, batchNorm, device) { } } }",

        // The class, and what is around it.
        "[System.Obsolete] public partial class Space;",
        "[System.Obsolete(\"no\", true)] public partial class Space;",
        "[System.Diagnostics.CodeAnalysis.Experimental(\"X1\")] public partial class Space;",
        "public partial class Space { [System.Obsolete(\"no\", true)] public partial class Model; }",
        "public partial class Space { [System.Diagnostics.CodeAnalysis.Experimental(\"X1\")] public partial class LookUpTable; }",
        "public partial class Space { [System.Obsolete] public static SearchSpaceSpec Spec { get; } = new(\"Mine\", MacroCfg, MicroCfg); }",
        "public sealed partial class @class;",
        "public partial class @record;",
        "public partial class space;",
        "public partial class \\u0053p\\u0061ce;",
        "public partial class Räum\u0301e;",
        "public abstract partial class Space { public required int X { get; init; } public abstract int Y { get; } }",
        "unsafe partial class Space { int* _x; int* X => _x; }",
        "internal partial class Space;\npublic partial class Outer { internal partial struct Inner { } }",
        "#nullable disable\npublic partial class Space { public string X; }",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("[assembly: System.CLSCompliant(true)]")]
    public void What_is_right_compiles_without_a_warning_in_generated_code(string assembly)
    {
        var result = Beside.Compile([.. Right.Select((type, index) => Beside.Space(type, $"Case{index}")), assembly]);

        Assert.Empty(result.InGeneratedCode);
        Assert.Empty(result.Errors);
        Assert.DoesNotContain(result.Osnas, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(Right.Length, result.Spaces.Count);
    }

    [Theory]
    [InlineData("internal class TorchSharp;", "TorchSharp")]
    [InlineData("internal class System;", "System")]
    [InlineData("namespace Osnas { internal class BlockCfg; }", "Osnas.BlockCfg")]
    [InlineData("namespace Osnas.LookUpTables { internal class DeclaredLatency; }", "Osnas.LookUpTables.DeclaredLatency")]
    [InlineData("namespace Osnas { internal class LookUpTables; }", "Osnas.LookUpTables")]
    public void A_type_that_hides_what_generated_code_names_is_told(string hiding, string name)
    {
        var result = Beside.Compile(Beside.Space("public partial class Space;"), hiding);

        Assert.Empty(result.InGeneratedCode);
        Assert.Equal(
            $"'Space' can't be a search space: the type '{name}' of this project hides a name that the generated code uses; rename "
            + $"it or move it to another namespace", Assert.Single(result.Osnas).GetMessage(null));
        Assert.Empty(result.Spaces);
    }

    [Theory]
    [InlineData("namespace Demo { internal class TorchSharp; internal class System2; internal class Osnas; internal class Block2; }")]
    [InlineData("internal class TorchSharp<T>;")]
    [InlineData("file class TorchSharp;")]
    [InlineData("namespace Osnas.Mine { internal class BlockCfg; }")]
    public void A_type_elsewhere_hides_nothing(string other)
    {
        var result = Beside.Compile(
            Beside.Space("public partial class Space;").Replace("using Osnas;", "using global::Osnas;", StringComparison.Ordinal), other);

        Assert.Empty(result.InGeneratedCode);
        Assert.Empty(result.Osnas);
        Assert.Single(result.Spaces);
    }

    [Theory]
    [InlineData(11, true)]
    [InlineData(10, false)]
    [InlineData(9, false)]
    [InlineData(8, false)]
    [InlineData(7, false)]
    public void Where_the_language_is_too_old_nothing_is_generated(int version, bool hasCode)
    {
        var source =
            Beside.Space("public partial class Space { }").Replace("namespace Demo;", "namespace Demo {", StringComparison.Ordinal) + "}";
        var result = Beside.Compile(
            TestCompilation.Create((Microsoft.CodeAnalysis.CSharp.LanguageVersion)(version == 7 ? 703 : version * 100), source));

        Assert.Empty(result.InGeneratedCode);
        Assert.Equal(hasCode ? 1 : 0, result.Spaces.Count);
        Assert.Equal(hasCode ? [] : [DiagnosticIds.LanguageIsTooOld], result.Osnas.Select(diagnostic => diagnostic.Id));
    }

    private static IEnumerable<string> Declared(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => !member.IsImplicitlyDeclared && member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary })
        .Select(member => member.Name).Distinct().Order(StringComparer.Ordinal);
}
