namespace Osnas;

/// <summary>
/// The options of blocks, as flags. A block declares the options that it uses. Each member has the name of the
/// corresponding property of the attribute and of <see cref="BlockOptions"/>.
/// </summary>
[Flags]
public enum BlockOption
{
    /// <summary>No option.</summary>
    None = 0,

    /// <summary><see cref="BlockOptions.KernelSize"/>.</summary>
    KernelSize = 1,

    /// <summary><see cref="BlockOptions.Activation"/>.</summary>
    Activation = 1 << 1,

    /// <summary><see cref="BlockOptions.SqueezeExcite"/>.</summary>
    SqueezeExcite = 1 << 2,

    /// <summary><see cref="BlockOptions.ExpansionRate"/>.</summary>
    ExpansionRate = 1 << 3,

    /// <summary><see cref="BlockOptions.PointGroup"/>.</summary>
    PointGroup = 1 << 4,

    /// <summary><see cref="BlockOptions.Group"/>.</summary>
    Group = 1 << 5,

    /// <summary><see cref="BlockOptions.Dilation"/>.</summary>
    Dilation = 1 << 6,

    /// <summary><see cref="BlockOptions.Padding"/>.</summary>
    Padding = 1 << 7,

    /// <summary><see cref="BlockOptions.BatchNorm"/>.</summary>
    BatchNorm = 1 << 8,

    /// <summary><see cref="BlockOptions.KernelSizes"/>.</summary>
    KernelSizes = 1 << 9,

    /// <summary><see cref="BlockOptions.HiddenChannels"/>.</summary>
    HiddenChannels = 1 << 10,

    /// <summary><see cref="BlockOptions.SqueezeExciteOf"/>.</summary>
    SqueezeExciteOf = 1 << 11,

    /// <summary><see cref="BlockOptions.SqueezeExciteReduction"/>.</summary>
    SqueezeExciteReduction = 1 << 12,

    /// <summary><see cref="BlockOptions.SqueezeExciteDivisor"/>.</summary>
    SqueezeExciteDivisor = 1 << 13,

    /// <summary><see cref="BlockOptions.SqueezeExciteActivation"/>.</summary>
    SqueezeExciteActivation = 1 << 14,

    /// <summary><see cref="BlockOptions.SqueezeExciteGate"/>.</summary>
    SqueezeExciteGate = 1 << 15,
}

/// <summary>Sets of options.</summary>
internal static class BlockOptionSets
{
    /// <summary>Whether a set includes an option. <see cref="Enum.HasFlag"/> creates objects in unoptimized code.</summary>
    public static bool Includes(this BlockOption options, BlockOption option) => (options & option) == option;
}
