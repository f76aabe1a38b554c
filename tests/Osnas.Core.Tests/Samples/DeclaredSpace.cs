namespace Osnas.Core.Tests;

/// <summary>Reads a declared space from its attributes, which reflection gives in the order of their declaration.</summary>
internal static class DeclaredSpace
{
    public static SearchSpaceSpec Read(Type type)
    {
        var space = Get<SearchSpaceAttribute>(type).Single();
        var first = Get<MacroFirstAttribute>(type).Select(block =>
            new BlockCfg(block.Block, block.InChannels, block.OutChannels, block.Stride, ReadOptions(block)));
        var search = Get<MacroSearchAttribute>(type).SelectMany(Expand);
        var last = Get<MacroLastAttribute>(type).Select(block => ReadLast(block, space.Classes));
        var candidates = Get<MicroAttribute>(type).Select(candidate => new CandidateCfg(candidate.Block, ReadOptions(candidate), candidate.Layers));
        return new(type.Name, new(first, search, last), new(candidates))
        {
            InputChannels = space.InputChannels,
            InputSize = space.InputSize,
            Classes = space.Classes,
        };
    }

    private static IEnumerable<T> Get<T>(Type type) => type.GetCustomAttributes(typeof(T), inherit: false).Cast<T>();

    private static IEnumerable<LayerCfg> Expand(MacroSearchAttribute layers) =>
    [
        new(layers.InChannels, layers.OutChannels, layers.Stride),
        .. Enumerable.Repeat(new LayerCfg(layers.OutChannels, layers.OutChannels), layers.Repeat - 1),
    ];

    private static BlockCfg ReadLast(MacroLastAttribute block, int classes)
    {
        var outIsClasses = block.InChannels is not null && block.OutChannels is null;
        var outChannels = outIsClasses ? classes : block.OutChannels ?? 0;
        return new(block.Block, block.InChannels ?? 0, outChannels, block.Stride, ReadOptions(block), outIsClasses);
    }

    private static BlockOptions ReadOptions(BlockOptionsAttribute block) => new()
    {
        KernelSize = block.KernelSize,
        Activation = block.Activation,
        SqueezeExcite = block.SqueezeExcite,
        ExpansionRate = block.ExpansionRate,
        PointGroup = block.PointGroup,
        Group = block.Group,
        Dilation = block.Dilation,
        Padding = block.Padding,
        BatchNorm = block.BatchNorm,
        KernelSizes = new(block.KernelSizes),
    };
}
