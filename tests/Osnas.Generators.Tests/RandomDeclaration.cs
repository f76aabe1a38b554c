using System.Globalization;
using CsCheck;

namespace Osnas.Generators.Tests;

/// <summary>Random declarations of search spaces, right and wrong.</summary>
/// <param name="Attributes">The attributes, in order.</param>
/// <param name="HasAttributeFault">Whether an attribute is wrong in a way that a specification can't express.</param>
internal sealed record RandomDeclaration(string Attributes, bool HasAttributeFault)
{
    private static readonly string[] Blocks =
    [
        "Block.Conv", "Block.DepthwiseConv", "Block.SepConv", "Block.Mobile", "Block.MixConv, KernelSizes = new[] { 3, 5 }",
        "Block.Shuffle", "Block.Linear",
        "Block.ShuffleX", "Block.ShuffleV2", "Block.ShuffleV2Xception", "Block.Skip", "Block.Zero", "Block.AvgPool", "Block.MaxPool",
    ];

    private static readonly string[] Options =
    [
        "KernelSize = 5", "ExpansionRate = 2.5", "SqueezeExcite = true", "Activation = Activation.Swish", "BatchNorm = false",
        "Dilation = 2",
        "Group = 2", "PointGroup = 2", "Padding = 2", "HiddenChannels = 20",
        "SqueezeExcite = true, SqueezeExciteOf = SqueezeExciteOf.Input",
        "SqueezeExcite = true, SqueezeExciteReduction = 2, SqueezeExciteDivisor = 8",
        "SqueezeExcite = true, SqueezeExciteActivation = Activation.HSwish, SqueezeExciteGate = SqueezeExciteGate.Sigmoid",
        "Activation = Activation.PlainRelu", "Layers = MicroLayers.ShapePreserving", "Layers = MicroLayers.ShapeChanging",
    ];

    private static readonly string[] Faults =
    [
        "KernelSize = 4", "ExpansionRate = 0.5", "Group = 3", "PointGroup = 0", "Padding = 0", "Padding = 9",
        "KernelSize = 31, Padding = 0",
        "KernelSizes = new int[0]", "Activation = (Activation)9", "Layers = (MicroLayers)77", "Layers = (MicroLayers)(-1)",
        "ExpansionRate = double.NaN", "HiddenChannels = -1", "HiddenChannels = 8, ExpansionRate = 2", "SqueezeExciteReduction = 0",
        "SqueezeExciteGate = (SqueezeExciteGate)2", "ExpansionRate = 4096, KernelSize = 4095",
    ];

    /// <summary>Declarations: about half of them are right.</summary>
    public static Gen<RandomDeclaration> Gen { get; } =
        from stem in CsCheck.Gen.OneOf(4, 6, 8, 16)
        from layers in (from channels in CsCheck.Gen.OneOf(
        8,
        12,
        15,
        16,
        24)
                        from stride in CsCheck.Gen.OneOf(1, 1, 2, 4)
                        from repeat in CsCheck.Gen.OneOf(1, 1, 3)
                        select (channels, stride,
            repeat)).Array[1, 4]
        from candidates in (from block in CsCheck.Gen.OneOf(
        Blocks)
                            from options in CsCheck.Gen.OneOf(Options).Array[0, 2]
                            select Micro(block, options)).Array[1, 4]
        from inputSize in CsCheck.Gen.OneOf(1, 7, 32, 224)
        from mutation in CsCheck.Gen.Int[0, 24]
        from fault in CsCheck.Gen.OneOf(Faults)
        select Build(stem, layers, candidates, inputSize, mutation, fault);

    private static string Micro(string block, string[] options) =>
        $"[Micro({string.Join(", ", options.DistinctBy(option => option.Split('=')[0]).Prepend(block))})]";

    private static RandomDeclaration Build(
        int stem, (int Channels, int Stride, int Repeat)[] layers, string[] candidates, int inputSize, int mutation, string fault)
    {
        var lines = new List<string>
        {
            $"[SearchSpace(InputSize = {inputSize}, Classes = 10)]", $"[MacroFirst(Block.Conv, 3, {stem}, Stride = 2)]"
        };
        var channels = stem;
        foreach (var layer in layers)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"[MacroSearch({channels}, {layer.Channels}, Stride = {layer.Stride}, "
                + $"Repeat = {layer.Repeat})]"));
            channels = layer.Channels;
        }

        lines.AddRange(["[MacroLast(Block.GlobalAverage)]", $"[MacroLast(Block.Classifier, {channels})]", .. candidates]);
        var text = string.Join("\n", lines);
        (string Text, bool HasAttributeFault) mutated = mutation switch
        {
            0 => (text.Replace($"MacroSearch({stem},", $"MacroSearch({stem + 1},", StringComparison.Ordinal), false),
            1 => (text.Replace("Stride = 2", "Stride = 3", StringComparison.Ordinal), false),
            2 => (text.Replace("[MacroLast(Block.GlobalAverage)]\n", string.Empty, StringComparison.Ordinal), false),
            3 => (text.Replace("[MacroLast(Block.GlobalAverage)]", "[MacroLast(Block.Classifier, 4)]", StringComparison.Ordinal), false),
            4 => (text.Replace("Block.Mobile", "\"moblie\"", StringComparison.Ordinal), false),
            5 => (text.Replace("Repeat = 3", "Repeat = 600", StringComparison.Ordinal), false),
            6 =>
                (text.Replace("Repeat = 1", "Repeat = 0", StringComparison.Ordinal), text.Contains("Repeat = 1", StringComparison.Ordinal)),
            7 => (text.Replace($"InputSize = {inputSize}", "InputSize = 0", StringComparison.Ordinal), false),
            8 => (text.Replace("Classes = 10", "Classes = 70000", StringComparison.Ordinal), false),
            9 => (text.Replace($"Block.Conv, 3, {stem}", $"Block.Conv, 0, {stem}", StringComparison.Ordinal), true),
            10 => (string.Join("\n", lines.Where(line => !line.StartsWith("[Micro", StringComparison.Ordinal))), false),
            11 => (string.Join("\n", lines.Where(line => !line.StartsWith("[MacroSearch", StringComparison.Ordinal))), false),
            < 16 => (text + $"\n[Micro(Block.Conv, {fault})]", false),
            16 => (Unify(text, "MinExpansionRate = 1, MaxExpansionRate = 2"), false),
            17 => (Unify(WithKernels("[Micro(Block.Zero)]"), "MinExpansionRate = 1, MaxExpansionRate = 3"), false),
            18 => (Unify(
                WithKernels("[Micro(Block.Zero, Layers = MicroLayers.ShapePreserving)]"),
                $"MinExpansionRate = {inputSize % 4}, MaxExpansionRate = 2"), false),
            19 => (Unify(WithKernels($"[Micro(Block.DepthwiseConv, {fault})]"), "MinExpansionRate = 2, MaxExpansionRate = 2"), false),
            20 => (text.Replace("InputSize = ", "InputHeight = 9, InputWidth = ", StringComparison.Ordinal), false),
            21 => (text.Replace("InputSize = ", "InputHeight = 9, InputSize = ", StringComparison.Ordinal), true),
            22 => (text.Replace("InputSize = ", "InputWidth = ", StringComparison.Ordinal), true),
            _ => (text, false),
        };
        return new(mutated.Text, mutated.HasAttributeFault);

        string WithKernels(string last) =>
            string.Join(
                "\n",
                [.. lines.Where(line => !line.StartsWith("[Micro", StringComparison.Ordinal)), "[Micro(Block.DepthwiseConv)]",
                    "[Micro(Block.DepthwiseConv, KernelSize = 5)]", last]);

        static string Unify(string declaration, string expansions) =>
            declaration.Replace(
                "Classes = 10)", $"Classes = 10, Superlayer = SuperlayerKind.Unified, {expansions})", StringComparison.Ordinal);
    }
}
