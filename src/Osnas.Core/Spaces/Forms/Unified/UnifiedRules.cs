namespace Osnas.Spaces.Forms;

/// <summary>The rules of a space whose layers are one block each, and of the options that only such a space has.</summary>
internal static class UnifiedRules
{
    /// <summary>The expansions, and how many choices follow from them.</summary>
    public static IEnumerable<SpaceFault> CheckExpansion(SuperlayerForm form, SpaceCfg space)
    {
        var (least, greatest) = (space.MinExpansionRate, space.MaxExpansionRate);
        if (greatest is < 1 or > SpaceCfg.MaxExpansion)
        {
            yield return Fault(SpaceRule.OptionIsValid, nameof(space.MaxExpansionRate), $"MaxExpansionRate is {greatest}; the number of sub-blocks of a unified layer is from 1 to {SpaceCfg.MaxExpansion}");
            yield break;
        }

        if (least < 1 || least > greatest)
        {
            yield return Fault(SpaceRule.OptionIsValid, nameof(space.MinExpansionRate), $"MinExpansionRate is {least}; it is from 1 to MaxExpansionRate ({greatest})");
            yield break;
        }

        if (least < greatest && space.MicroCfg.Count > 0 && !space.MicroCfg.Any(form.LeavesOut))
            yield return Fault(SpaceRule.OptionIsValid, nameof(space.MinExpansionRate), $"MinExpansionRate is {least} and MaxExpansionRate is {greatest}, but no candidate leaves a sub-block out; add [Micro(Block.Zero)], or make both equal");
        var rows = space.MacroCfg.Search.Count * form.RowsPerLayer(space);
        if (rows > SpaceCfg.MaxLayers)
            yield return Fault(SpaceRule.WithinBounds, nameof(space.MaxExpansionRate), $"{space.MacroCfg.Search.Count} layers of {greatest} sub-blocks are {rows} choices; a search space has {SpaceCfg.MaxLayers} at most");
        var choices = space.MacroCfg.Search.Select(layer => form.CountChoices(space, layer)).DefaultIfEmpty().Max();
        if (choices > SpaceCfg.MaxLayerChoices)
            yield return Fault(SpaceRule.WithinBounds, nameof(space.MaxExpansionRate), $"a layer of {greatest} sub-blocks has {choices} ways to choose them; there are {SpaceCfg.MaxLayerChoices} at most: lower MaxExpansionRate, or remove candidates");
    }

    /// <summary>A candidate by itself: whether a sub-block can be that.</summary>
    public static IEnumerable<SpaceFault> CheckCandidate(SuperlayerForm form, SpaceCfg space, int index)
    {
        var candidate = space.MicroCfg[index];
        if (form.LeavesOut(candidate))
        {
            var earlier = Enumerable.Range(0, index).Where(other => form.LeavesOut(space.MicroCfg[other])).ToArray();
            if (earlier.Length > 0)
                yield return Fault(SpaceRule.BlockFits, "Block", $"candidate {index} ({candidate}) leaves a sub-block out as candidate {earlier[0]} does; a unified space has one zero at most");
            yield break;
        }

        if (candidate.Block != Block.DepthwiseConv)
        {
            yield return Fault(SpaceRule.BlockFits, "Block", $"candidate {index} ({candidate}) can't be a sub-block of a unified layer; the candidates of a unified space are {Block.DepthwiseConv} and at most one {Block.Zero}");
            yield break;
        }

        if (!candidate.Options.BatchNorm)
            yield return Fault(SpaceRule.OptionIsValid, nameof(BlockOptions.BatchNorm), $"candidate {index} ({candidate}) is without batch norm, which the sub-blocks of a unified layer have");
        var first = space.MicroCfg.First(other => other.Block == Block.DepthwiseConv);
        if (candidate.Options.Activation != first.Options.Activation)
            yield return Fault(SpaceRule.OptionIsValid, nameof(BlockOptions.Activation), $"candidate {index} ({candidate}) has the activation {candidate.Options.Activation}, but {first} has {first.Options.Activation}; a unified layer has one for all its sub-blocks");

        SpaceFault Fault(SpaceRule rule, string member, string message) => new(rule, SpacePart.Micro, index, member, message);
    }

    private static SpaceFault Fault(SpaceRule rule, string member, string message) => new(rule, SpacePart.Space, 0, member, message);
}
