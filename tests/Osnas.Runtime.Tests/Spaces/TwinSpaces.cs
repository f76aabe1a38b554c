namespace Osnas.Runtime.Tests.First
{
    /// <summary>Shares its name with another space.</summary>
    [SearchSpace(InputChannels = 1, InputSize = 8, Classes = 3)]
    [MacroFirst(Block.Conv, 1, 4)]
    [MacroSearch(4, 4)]
    [MacroLast(Block.GlobalAverage)]
    [MacroLast(Block.Classifier, 4)]
    [Micro(Block.Mobile, ExpansionRate = 2)]
    public partial class TwinSpace;
}

namespace Osnas.Runtime.Tests.Second
{
    /// <summary>Shares its name with another space.</summary>
    [SearchSpace(InputChannels = 1, InputSize = 8, Classes = 3)]
    [MacroFirst(Block.Conv, 1, 4)]
    [MacroSearch(4, 4)]
    [MacroLast(Block.GlobalAverage)]
    [MacroLast(Block.Classifier, 4)]
    [Micro(Block.Mobile, ExpansionRate = 3)]
    public partial class TwinSpace;
}
