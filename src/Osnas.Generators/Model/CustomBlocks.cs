using Osnas.Blocks;

namespace Osnas.Generators.Model;

/// <summary>Resolves the custom blocks of a space's specification.</summary>
internal static class CustomBlocks
{
    /// <summary>Whether a space uses a block that isn't built in.</summary>
    public static bool HasOthers(SearchSpaceSpec spec) => NamesOf(spec).Any(name => BlockCatalog.BuiltIn.Find(name) is null);

    /// <summary>Lists the custom blocks that a space uses, one for each name, in ordinal order.</summary>
    public static EquatableArray<BlockDeclaration> UsedBy(SearchSpaceSpec spec, EquatableArray<BlockDeclaration> known)
    {
        if (known.Count == 0)
            return default;
        var names = new HashSet<string>(NamesOf(spec).Where(name => BlockCatalog.BuiltIn.Find(name) is null), StringComparer.Ordinal);
        return new(known
            .Where(block => names.Contains(block.Name))
            .GroupBy(block => block.Name, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.First()));
    }

    /// <summary>Creates a catalog of the built-in blocks and of custom blocks, whose code can't run here.</summary>
    public static BlockCatalog CatalogOf(EquatableArray<BlockDeclaration> blocks) => blocks.Count == 0
        ? BlockCatalog.BuiltIn
        : BlockCatalog.BuiltIn.With(blocks
            .Where(block => BlockCatalog.BuiltIn.Find(block.Name) is null)
            .GroupBy(block => block.Name, StringComparer.Ordinal)
            .Select(group => new DeclaredBlock(group.Key, group.First().Options)));

    /// <summary>Copies a space, keeping only the options that its custom blocks use.</summary>
    public static SearchSpaceSpec Settle(SearchSpaceSpec spec, EquatableArray<BlockDeclaration> blocks)
    {
        if (blocks.Count == 0)
            return spec;
        var macroCfg = new MacroCfg(spec.MacroCfg.First.Select(SettleBlock), spec.MacroCfg.Search, spec.MacroCfg.Last.Select(SettleBlock));
        var microCfg = spec.MicroCfg.Select(candidate => candidate with { Options = SettleOptions(candidate.Block, candidate.Options) });
        return spec with { MacroCfg = macroCfg, MicroCfg = new(microCfg) };

        BlockCfg SettleBlock(BlockCfg block) => block with { Options = SettleOptions(block.Block, block.Options) };

        BlockOptions SettleOptions(string name, BlockOptions options) =>
            blocks.FirstOrDefault(block => block.Name == name) is { } custom ? options.Only(custom.Options) : options;
    }

    private static IEnumerable<string> NamesOf(SearchSpaceSpec spec) =>
        spec.MacroCfg.First.Concat(spec.MacroCfg.Last)
            .Select(block => block.Block)
            .Concat(spec.MicroCfg.Select(candidate => candidate.Block));
}
