namespace Osnas.Spaces.Forms;

/// <summary>The rules for spaces with unified layers and for their options.</summary>
internal static class UnifiedRules
{
    /// <summary>Checks the expansions and the number of choices.</summary>
    public static IEnumerable<SpaceFault> CheckExpansion(SuperlayerForm form, SpaceCfg space)
    {
        var (least, greatest, layers) = (space.MinExpansionRate, space.MaxExpansionRate, space.MacroCfg.Search);
        if (greatest is < 1 or > SpaceCfg.MaxExpansion)
        {
            yield return Greatest(
                SpaceRule.OptionIsValid,
                $"MaxExpansionRate is {greatest}; the number of sub-blocks of a unified layer must be from 1 to {SpaceCfg.MaxExpansion}");
            yield break;
        }

        if (least < 1 || least > greatest)
        {
            yield return Least($"MinExpansionRate is {least}; it must be from 1 to MaxExpansionRate ({greatest})");
            yield break;
        }

        if (least < greatest && space.MicroCfg.Count > 0 && !space.MicroCfg.Any(form.LeavesOut))
        {
            yield return Least(
                $"MinExpansionRate is {least} and MaxExpansionRate is {greatest}, but no candidate leaves a sub-block out; "
                + "add [Micro(Block.Zero)], or make both equal");
        }

        var rows = layers.Count * form.RowsPerLayer(space);
        if (rows > SpaceCfg.MaxLayers)
        {
            yield return Greatest(
                SpaceRule.WithinBounds,
                $"{layers.Count} layers of {greatest} sub-blocks are {rows} choices; a search space has at most {SpaceCfg.MaxLayers}");
        }

        var choices = layers.Select(layer => form.CountChoices(space, layer)).DefaultIfEmpty().Max();
        if (choices > SpaceCfg.MaxLayerChoices)
        {
            yield return Greatest(
                SpaceRule.WithinBounds,
                $"a layer of {greatest} sub-blocks has {choices} ways to choose them; the limit is {SpaceCfg.MaxLayerChoices}: "
                + "lower MaxExpansionRate, or remove candidates");
        }

        SpaceFault Least(string message) => new(SpaceRule.OptionIsValid, SpacePart.Space, 0, nameof(space.MinExpansionRate), message);
        SpaceFault Greatest(SpaceRule rule, string message) => new(rule, SpacePart.Space, 0, nameof(space.MaxExpansionRate), message);
    }

    /// <summary>Checks whether a candidate can be a sub-block.</summary>
    public static IEnumerable<SpaceFault> CheckCandidate(SuperlayerForm form, SpaceCfg space, int index)
    {
        var candidate = space.MicroCfg[index];
        var name = $"candidate {index} ({candidate})";
        if (form.LeavesOut(candidate))
        {
            var earlier = space.MicroCfg.TakeWhile(other => !form.LeavesOut(other)).Count();
            if (earlier < index)
                yield return Misfit($"{name} leaves a sub-block out, as candidate {earlier} does; a unified space has at most one zero");
            yield break;
        }

        if (candidate.Block != Block.DepthwiseConv)
        {
            yield return Misfit(
                $"{name} can't be a sub-block of a unified layer; the candidates of a unified space are {Block.DepthwiseConv} "
                + $"and at most one {Block.Zero}");
            yield break;
        }

        if (!candidate.Options.BatchNorm)
            yield return Invalid(
                nameof(BlockOptions.BatchNorm), $"{name} has no batch norm, but the sub-blocks of a unified layer need it");
        var (first, activation) = (space.MicroCfg.First(other => other.Block == Block.DepthwiseConv), candidate.Options.Activation);
        if (activation != first.Options.Activation)
        {
            yield return Invalid(
                nameof(BlockOptions.Activation),
                $"{name} has the activation {activation}, but {first} has {first.Options.Activation}; "
                + "the sub-blocks of a unified layer must have the same activation");
        }

        SpaceFault Misfit(string message) => new(SpaceRule.BlockFits, SpacePart.Micro, index, nameof(candidate.Block), message);
        SpaceFault Invalid(string member, string message) => new(SpaceRule.OptionIsValid, SpacePart.Micro, index, member, message);
    }
}
