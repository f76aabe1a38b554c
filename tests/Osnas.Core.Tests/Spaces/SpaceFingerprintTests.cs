namespace Osnas.Core.Tests;

public sealed class SpaceFingerprintTests
{
    private static readonly SearchSpaceSpec Spec = SmallSpace.Spec;

    /// <summary>Edits after which an architecture means another network.</summary>
    public static TheoryData<string, Func<SearchSpaceSpec, SearchSpaceSpec>> StructuralEdits => new()
    {
        { "input channels", spec => spec with { InputChannels = 1 } },
        { "superlayer", spec => spec with { Superlayer = SuperlayerKind.Unified } },
        { "first: block", spec => EditFirst(spec, block => block with { Block = Block.SepConv }) },
        { "first: in-channels", spec => EditFirst(spec, block => block with { InChannels = 4 }) },
        { "first: out-channels", spec => EditFirst(spec, block => block with { OutChannels = 4 }) },
        { "first: stride", spec => EditFirst(spec, block => block with { Stride = 1 }) },
        { "first: kernel", spec => EditFirst(spec, block => block with { Options = block.Options with { KernelSize = 5 } }) },
        {
            "first: activation",
            spec => EditFirst(spec, block => block with { Options = block.Options with { Activation = Activation.Relu } })
        },
        { "first: group", spec => EditFirst(spec, block => block with { Options = block.Options with { Group = 2 } }) },
        { "first: dilation", spec => EditFirst(spec, block => block with { Options = block.Options with { Dilation = 2 } }) },
        { "first: padding", spec => EditFirst(spec, block => block with { Options = block.Options with { Padding = 0 } }) },
        { "first: batch norm", spec => EditFirst(spec, block => block with { Options = block.Options with { BatchNorm = false } }) },
        {
            "first: one more",
            spec => spec with { MacroCfg = spec.MacroCfg with { First = new([.. spec.MacroCfg.First, .. spec.MacroCfg.First]) } }
        },
        { "search: in-channels", spec => EditLayer(spec, layer => layer with { InChannels = 4 }) },
        { "search: out-channels", spec => EditLayer(spec, layer => layer with { OutChannels = 4 }) },
        { "search: stride", spec => EditLayer(spec, layer => layer with { Stride = 4 }) },
        { "search: order", spec => spec with { MacroCfg = spec.MacroCfg with { Search = new(spec.MacroCfg.Search.Reverse()) } } },
        { "last: out-channels", spec => EditLast(spec, 0, block => block with { OutChannels = 64 }) },
        { "last: stride of a block that follows its input", spec => EditLast(spec, 1, block => block with { Stride = 2 }) },
        { "last: out-channels of a block that follows its input", spec => EditLast(spec, 1, block => block with { OutChannels = 64 }) },
        { "last: classifier's input", spec => EditLast(spec, 2, block => block with { InChannels = 64 }) },
        { "last: fixed out-channels instead of the classes", spec => EditLast(spec, 2, block => block with { OutIsClasses = false }) },
        { "micro: block", spec => EditCandidate(spec, 0, candidate => candidate with { Block = Block.Conv }) },
        { "micro: layers", spec => EditCandidate(spec, 0, candidate => candidate with { Layers = MicroLayers.ShapeChanging }) },
        {
            "micro: expansion",
            spec => EditCandidate(spec, 0, candidate => candidate with { Options = candidate.Options with { ExpansionRate = 2.5 } })
        },
        {
            "micro: squeeze-excite",
            spec => EditCandidate(spec, 0, candidate => candidate with { Options = candidate.Options with { SqueezeExcite = true } })
        },
        {
            "micro: point group",
            spec => EditCandidate(spec, 0, candidate => candidate with { Options = candidate.Options with { PointGroup = 2 } })
        },
        {
            "micro: kernels",
            spec => EditCandidate(spec, 2, candidate => candidate with { Options = candidate.Options with { KernelSizes = new([5, 3]) } })
        },
        { "micro: order", spec => spec with { MicroCfg = new(spec.MicroCfg.Reverse()) } },
    };

    /// <summary>Edits after which the same network runs on other data, or under another name.</summary>
    public static TheoryData<string, Func<SearchSpaceSpec, SearchSpaceSpec>> OtherEdits => new()
    {
        { "name", spec => spec with { Name = "Renamed" } },
        { "input size", spec => spec with { InputSize = 224 } },
        { "classes", spec => spec.WithClasses(1000) },
        { "constraint", spec => spec with { Constraints = new([new(InfoMetric.Flops, AtMost: 1)]) } },
        {
            "option that the block doesn't have",
            spec => EditCandidate(spec, 1, candidate => candidate with { Options = candidate.Options with { KernelSize = 7 } })
        },
    };

    [Fact]
    public void It_is_16_hexadecimal_digits() => Assert.Matches("^[0-9a-f]{16}$", Spec.Fingerprint);

    /// <summary>Files on disk hold it: it must not change from one version to the next.</summary>
    [Fact]
    public void It_is_the_hash_of_the_description()
    {
        const string description =
            """
            input 3
            first conv k3 hswish 3->8 s2
            search 8->8 s1
            search 8->16 s2
            search 16->16 s1
            last conv k1 16->32 s1
            last global_average
            last classifier 32->0 s1
            layers per candidate
            micro mobile k3 e2 in All
            micro skip in ShapePreserving
            micro mixconv k3+5 e1 in ShapeChanging

            """;

        Assert.Equal(description, SpaceFingerprint.Describe(Spec));
        Assert.Equal("8a6961f7b697e5fc", Spec.Fingerprint);
    }

    [Theory]
    [MemberData(nameof(StructuralEdits))]
    public void A_structural_edit_changes_it(string edit, Func<SearchSpaceSpec, SearchSpaceSpec> apply) =>
        Assert.False(Spec.Fingerprint == apply(Spec).Fingerprint, edit);

    [Theory]
    [MemberData(nameof(OtherEdits))]
    public void Another_edit_does_not(string edit, Func<SearchSpaceSpec, SearchSpaceSpec> apply)
    {
        Assert.NotEqual(Spec, apply(Spec));
        Assert.True(Spec.Fingerprint == apply(Spec).Fingerprint, edit);
    }

    private static SearchSpaceSpec EditFirst(SearchSpaceSpec spec, Func<BlockCfg, BlockCfg> edit) =>
        spec with { MacroCfg = spec.MacroCfg with { First = Edit(spec.MacroCfg.First, 0, edit) } };

    private static SearchSpaceSpec EditLayer(SearchSpaceSpec spec, Func<LayerCfg, LayerCfg> edit) =>
        spec with { MacroCfg = spec.MacroCfg with { Search = Edit(spec.MacroCfg.Search, 0, edit) } };

    private static SearchSpaceSpec EditLast(SearchSpaceSpec spec, int index, Func<BlockCfg, BlockCfg> edit) =>
        spec with { MacroCfg = spec.MacroCfg with { Last = Edit(spec.MacroCfg.Last, index, edit) } };

    private static SearchSpaceSpec EditCandidate(SearchSpaceSpec spec, int index, Func<CandidateCfg, CandidateCfg> edit) =>
        spec with { MicroCfg = new(Edit(new(spec.MicroCfg), index, edit)) };

    private static EquatableArray<T> Edit<T>(EquatableArray<T> items, int index, Func<T, T> edit)
        where T : IEquatable<T> => new(items.Select((item, at) => at == index ? edit(item) : item));
}
