using Osnas.Blocks;

namespace Osnas.Spaces;

/// <summary>The rules that don't depend on feature-map sizes: bounds, layers, block names and options.</summary>
internal static class SpaceRules
{
    /// <summary>Checks the sizes and counts, on which the other rules depend.</summary>
    public static IEnumerable<SpaceFault> CheckBounds(SearchSpaceSpec spec, ImageSize inputSize)
    {
        foreach (var (member, value) in Extents(spec, inputSize))
        {
            if (value is < 1 or > SearchSpaceSpec.MaxExtent)
                yield return new(
                    SpaceRule.WithinBounds,
                    SpacePart.Space,
                    0,
                    member,
                    $"{member} is {value}; it must be from 1 to {SearchSpaceSpec.MaxExtent}");
        }

        (SpacePart Part, string What, int Count, int Most)[] counts =
        [
            (SpacePart.First, "blocks in the first stage", spec.MacroCfg.First.Count, SearchSpaceSpec.MaxLayers),
            (SpacePart.Search, "search layers", spec.MacroCfg.Search.Count, SearchSpaceSpec.MaxLayers),
            (SpacePart.Last, "blocks in the last stage", spec.MacroCfg.Last.Count, SearchSpaceSpec.MaxLayers),
            (SpacePart.Micro, "candidates", spec.MicroCfg.Count, SearchSpaceSpec.MaxCandidates),
        ];
        foreach (var (part, what, count, most) in counts)
        {
            if (count > most)
                yield return new(
                    SpaceRule.WithinBounds,
                    part,
                    most,
                    null,
                    $"there are more than {most} {what}, the limit for a search space");
        }
    }

    /// <summary>Checks that there is something to search.</summary>
    public static IEnumerable<SpaceFault> CheckNotEmpty(SearchSpaceSpec spec)
    {
        if (spec.MacroCfg.Search.Count == 0)
            yield return new(
                SpaceRule.NotEmpty, SpacePart.Space, 0, null,
                "there is no search layer; add one, for example [MacroSearch(16, 24, Stride = 2)]");
        if (spec.MicroCfg.Count == 0)
            yield return new(
                SpaceRule.NotEmpty,
                SpacePart.Space,
                0,
                null,
                "there is no candidate; add one, for example [Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]");
        for (var layer = 0; layer < spec.MacroCfg.Search.Count; layer++)
        {
            if (spec.MicroCfg.Count > 0 && !HasBlock(spec, spec.MacroCfg.Search[layer]))
                yield return new(
                    SpaceRule.NotEmpty,
                    SpacePart.Search,
                    layer,
                    null,
                    $"no candidate is allowed in layer {layer} ({spec.MacroCfg.Search[layer]}); "
                    + "set Layers = MicroLayers.All on one of them");
        }
    }

    /// <summary>Whether a layer allows a candidate that leaves something of it.</summary>
    private static bool HasBlock(SearchSpaceSpec spec, LayerCfg layer)
    {
        for (var candidate = 0; candidate < spec.MicroCfg.Count; candidate++)
        {
            if (spec.Form.IsAllowed(spec, layer, candidate) && !spec.LeavesOut(candidate))
                return true;
        }

        return false;
    }

    /// <summary>Checks a search layer on its own.</summary>
    public static IEnumerable<SpaceFault> CheckLayer(SearchSpaceSpec spec, int index)
    {
        var layer = spec.MacroCfg.Search[index];
        return CheckShape(SpacePart.Search, index, $"layer {index}", layer.InChannels, layer.OutChannels, layer.Stride, least: 1);
    }

    /// <summary>Checks a block of a fixed stage on its own. 0 channels mean those of the previous block.</summary>
    public static IEnumerable<SpaceFault> CheckBlock(BlockCatalog blocks, SpacePart part, int index, BlockCfg block)
    {
        var name = $"block {index} of the {NameOf(part)} stage";
        return CheckShape(part, index, name, block.InChannels, block.OutChannels, block.Stride, least: 0)
            .Concat(CheckOptions(blocks, part, index, name, block.Block, block.Options));
    }

    /// <summary>Checks a candidate on its own.</summary>
    public static IEnumerable<SpaceFault> CheckCandidate(BlockCatalog blocks, SearchSpaceSpec spec, int index) =>
        CheckOptions(blocks, SpacePart.Micro, index, $"candidate {index}", spec.MicroCfg[index].Block, spec.MicroCfg[index].Options)
            .Concat(CheckLayers(spec.MicroCfg[index], index))
            .Concat(blocks.Find(spec.MicroCfg[index].Block) is not null ? spec.Form.CheckCandidate(spec, index) : []);

    /// <summary>Gets the name of a fixed stage.</summary>
    public static string NameOf(SpacePart part) => part == SpacePart.First ? "first" : "last";

    private static (string Member, int Value)[] Extents(SearchSpaceSpec spec, ImageSize inputSize) => inputSize.IsSquare
        ?
        [
            (nameof(spec.InputChannels), spec.InputChannels),
            (nameof(SearchSpaceAttribute.InputSize), inputSize.Height),
            (nameof(spec.Classes), spec.Classes),
        ]
        :
        [
            (nameof(spec.InputChannels), spec.InputChannels),
            (nameof(SearchSpaceAttribute.InputHeight), inputSize.Height),
            (nameof(SearchSpaceAttribute.InputWidth), inputSize.Width),
            (nameof(spec.Classes), spec.Classes),
        ];

    private static IEnumerable<SpaceFault> CheckLayers(CandidateCfg candidate, int index)
    {
        if (Enum.IsDefined(typeof(MicroLayers), candidate.Layers))
            yield break;
        var known = Words.Members<MicroLayers>();
        var message = $"candidate {index} ({candidate.Block}): Layers is {(int)candidate.Layers}; it must be {known}";
        yield return new(SpaceRule.OptionIsValid, SpacePart.Micro, index, nameof(candidate.Layers), message);
    }

    private static IEnumerable<SpaceFault> CheckShape(
        SpacePart part, int index, string name, int inChannels, int outChannels, int stride, int least)
    {
        (string Member, int Value)[] channels = [("InChannels", inChannels), ("OutChannels", outChannels)];
        foreach (var (member, value) in channels)
        {
            if (value < least || value > SearchSpaceSpec.MaxExtent)
                yield return new(
                    SpaceRule.LayerIsValid,
                    part,
                    index,
                    member,
                    $"{name} has {value} {(member == "InChannels" ? "in" : "out")}-channels; "
                    + $"the number must be from 1 to {SearchSpaceSpec.MaxExtent}");
        }

        if (stride is not (1 or 2 or 4))
            yield return new(SpaceRule.LayerIsValid, part, index, "Stride", $"{name} has stride {stride}; a stride must be 1, 2 or 4");
    }

    private static IEnumerable<SpaceFault> CheckOptions(
        BlockCatalog blocks, SpacePart part, int index, string name, string block, BlockOptions options)
    {
        if (blocks.Find(block) is not { } definition)
        {
            var similar = blocks.FindSimilar(block);
            var advice = similar is null ? $"the blocks are {string.Join(", ", blocks.Names)}" : $"did you mean '{similar}'?";
            yield return new(
                SpaceRule.BlockIsKnown, part, index, "Block", $"{name} is '{block}', but there is no such block; {advice}", similar);
            yield break;
        }

        for (var used = definition.Options; options.FindFault(used) is { } fault; used &= ~fault.Option)
            yield return new(SpaceRule.OptionIsValid, part, index, fault.Option.ToString(), $"{name} ({block}): {fault.Message}");
    }
}
