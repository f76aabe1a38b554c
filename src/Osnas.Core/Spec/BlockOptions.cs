using System.Globalization;
using Osnas.Graph;

namespace Osnas;

/// <summary>The options of a block. The definition of the block specifies which options it uses.</summary>
public sealed record BlockOptions
{
    /// <summary>The default kernel size.</summary>
    public const int DefaultKernelSize = 3;

    /// <summary>The default reduction of squeeze-excite modules.</summary>
    internal const int DefaultSqueezeExciteReduction = 4;

    /// <summary>The default expansion rate.</summary>
    public const double DefaultExpansionRate = 1;

    /// <summary>The padding that keeps the size at stride 1: <c>dilation * (kernel size - 1) / 2</c> on each side.</summary>
    public const int SamePadding = GraphBuilder.SamePadding;

    /// <summary>The maximum value of an option that counts pixels, groups or expansions.</summary>
    public const int MaxValue = 4096;

    /// <summary>The maximum number of channels.</summary>
    internal const int MaxChannels = 65536;

    /// <summary>The default options.</summary>
    public static BlockOptions Default { get; } = new();

    /// <summary>The kernel height and width, an odd number.</summary>
    public int KernelSize { get; init; } = DefaultKernelSize;

    /// <summary>The activation function.</summary>
    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>Whether the block has a squeeze-excite module.</summary>
    public bool SqueezeExcite { get; init; }

    /// <summary>The channels that <see cref="SqueezeExciteReduction"/> divides.</summary>
    public SqueezeExciteOf SqueezeExciteOf { get; init; }

    /// <summary>
    /// The reduction ratio of the squeeze-excite module. Its inner layer has the channels of <see cref="SqueezeExciteOf"/>
    /// divided by this number, rounded down.
    /// </summary>
    public int SqueezeExciteReduction { get; init; } = DefaultSqueezeExciteReduction;

    /// <summary>
    /// The inner channels of the squeeze-excite module become a multiple of this number: the nearest multiple that is at least
    /// 90 % of them (8 in MobileNetV3).
    /// </summary>
    public int SqueezeExciteDivisor { get; init; } = 1;

    /// <summary>The activation function of the inner layer of the squeeze-excite module.</summary>
    public Activation SqueezeExciteActivation { get; init; } = Activation.PlainRelu;

    /// <summary>The function that computes the channel weights of the squeeze-excite module.</summary>
    public SqueezeExciteGate SqueezeExciteGate { get; init; }

    /// <summary>The number of hidden channels, as a multiple of the input channels, rounded down.</summary>
    public double ExpansionRate { get; init; } = DefaultExpansionRate;

    /// <summary>The number of hidden channels; 0 for the number that <see cref="ExpansionRate"/> gives.</summary>
    public int HiddenChannels { get; init; }

    /// <summary>The number of groups of the pointwise convolutions.</summary>
    public int PointGroup { get; init; } = 1;

    /// <summary>The number of groups of the convolution.</summary>
    public int Group { get; init; } = 1;

    /// <summary>The dilation of the convolution.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>The zero padding on each side, or <see cref="SamePadding"/>.</summary>
    public int Padding { get; init; } = SamePadding;

    /// <summary>Whether batch norm follows the convolution.</summary>
    public bool BatchNorm { get; init; } = true;

    /// <summary>The kernel sizes of parallel depthwise convolutions.</summary>
    public EquatableArray<int> KernelSizes { get; init; }

    /// <summary>Finds an option that is out of range for any block.</summary>
    /// <param name="used">The options to check.</param>
    /// <returns>The first fault, or null.</returns>
    internal OptionFault? FindFault(BlockOption used)
    {
        if (used.Includes(BlockOption.KernelSize) && !IsKernelSize(KernelSize))
            return new(BlockOption.KernelSize, $"KernelSize is {KernelSize}; a kernel size must be odd, from 1 to {MaxValue - 1}");
        if (used.Includes(BlockOption.KernelSizes) && KernelSizes.Count == 0)
            return new(BlockOption.KernelSizes, "KernelSizes is empty; name at least one, for example KernelSizes = [3, 5]");
        if (used.Includes(BlockOption.KernelSizes) && !KernelSizes.All(IsKernelSize))
        {
            var wrong = KernelSizes.First(size => !IsKernelSize(size));
            return new(BlockOption.KernelSizes, $"KernelSizes contains {wrong}; a kernel size must be odd, from 1 to {MaxValue - 1}");
        }

        if (used.Includes(BlockOption.ExpansionRate) && !(ExpansionRate >= 1 && ExpansionRate <= MaxValue))
        {
            var rate = ExpansionRate.ToString(CultureInfo.InvariantCulture);
            return new(BlockOption.ExpansionRate, $"ExpansionRate is {rate}; it must be from 1 to {MaxValue}");
        }

        if (used.Includes(BlockOption.HiddenChannels) && HiddenChannels is < 0 or > MaxChannels)
        {
            return new(
                BlockOption.HiddenChannels, $"HiddenChannels is {HiddenChannels}; it must be from 1 to {MaxChannels}");
        }

        if (used.Includes(BlockOption.HiddenChannels | BlockOption.ExpansionRate)
            && HiddenChannels > 0 && ExpansionRate != Default.ExpansionRate)
        {
            var rate = ExpansionRate.ToString(CultureInfo.InvariantCulture);
            return new(
                BlockOption.HiddenChannels, $"HiddenChannels is {HiddenChannels} and ExpansionRate is {rate}; remove one of them");
        }

        return FindEnumFault(used, BlockOption.Activation, Activation)
            ?? FindEnumFault(used, BlockOption.SqueezeExciteOf, SqueezeExciteOf)
            ?? FindEnumFault(used, BlockOption.SqueezeExciteActivation, SqueezeExciteActivation)
            ?? FindEnumFault(used, BlockOption.SqueezeExciteGate, SqueezeExciteGate)
            ?? FindCountFault(used, BlockOption.SqueezeExciteReduction, SqueezeExciteReduction, 1)
            ?? FindCountFault(used, BlockOption.SqueezeExciteDivisor, SqueezeExciteDivisor, 1)
            ?? FindCountFault(used, BlockOption.PointGroup, PointGroup, 1)
            ?? FindCountFault(used, BlockOption.Group, Group, 1)
            ?? FindCountFault(used, BlockOption.Dilation, Dilation, 1)
            ?? FindCountFault(used, BlockOption.Padding, Padding, SamePadding);
    }

    /// <summary>Gets the options that differ from their defaults.</summary>
    /// <returns>The options.</returns>
    public BlockOption FindStated() =>
        Flag(KernelSize != Default.KernelSize, BlockOption.KernelSize)
        | Flag(Activation != Default.Activation, BlockOption.Activation)
        | Flag(SqueezeExcite != Default.SqueezeExcite, BlockOption.SqueezeExcite)
        | Flag(ExpansionRate != Default.ExpansionRate, BlockOption.ExpansionRate)
        | Flag(PointGroup != Default.PointGroup, BlockOption.PointGroup)
        | Flag(Group != Default.Group, BlockOption.Group)
        | Flag(Dilation != Default.Dilation, BlockOption.Dilation)
        | Flag(Padding != Default.Padding, BlockOption.Padding)
        | Flag(BatchNorm != Default.BatchNorm, BlockOption.BatchNorm)
        | Flag(KernelSizes.Count > 0, BlockOption.KernelSizes)
        | Flag(HiddenChannels != Default.HiddenChannels, BlockOption.HiddenChannels)
        | Flag(SqueezeExciteOf != Default.SqueezeExciteOf, BlockOption.SqueezeExciteOf)
        | Flag(SqueezeExciteReduction != Default.SqueezeExciteReduction, BlockOption.SqueezeExciteReduction)
        | Flag(SqueezeExciteDivisor != Default.SqueezeExciteDivisor, BlockOption.SqueezeExciteDivisor)
        | Flag(SqueezeExciteActivation != Default.SqueezeExciteActivation, BlockOption.SqueezeExciteActivation)
        | Flag(SqueezeExciteGate != Default.SqueezeExciteGate, BlockOption.SqueezeExciteGate);

    /// <summary>Keeps the options that a block uses, and resets the others to their defaults.</summary>
    /// <param name="used">The options of the block.</param>
    /// <returns>The options.</returns>
    public BlockOptions Only(BlockOption used) => new()
    {
        KernelSize = used.Includes(BlockOption.KernelSize) ? KernelSize : Default.KernelSize,
        Activation = used.Includes(BlockOption.Activation) ? Activation : Default.Activation,
        SqueezeExcite = used.Includes(BlockOption.SqueezeExcite) ? SqueezeExcite : Default.SqueezeExcite,
        ExpansionRate = used.Includes(BlockOption.ExpansionRate) ? ExpansionRate : Default.ExpansionRate,
        PointGroup = used.Includes(BlockOption.PointGroup) ? PointGroup : Default.PointGroup,
        Group = used.Includes(BlockOption.Group) ? Group : Default.Group,
        Dilation = used.Includes(BlockOption.Dilation) ? Dilation : Default.Dilation,
        Padding = used.Includes(BlockOption.Padding) ? Padding : Default.Padding,
        BatchNorm = used.Includes(BlockOption.BatchNorm) ? BatchNorm : Default.BatchNorm,
        KernelSizes = used.Includes(BlockOption.KernelSizes) ? KernelSizes : Default.KernelSizes,
        HiddenChannels = used.Includes(BlockOption.HiddenChannels) ? HiddenChannels : Default.HiddenChannels,
        SqueezeExciteOf = used.Includes(BlockOption.SqueezeExciteOf) ? SqueezeExciteOf : Default.SqueezeExciteOf,
        SqueezeExciteReduction =
            used.Includes(BlockOption.SqueezeExciteReduction) ? SqueezeExciteReduction : Default.SqueezeExciteReduction,
        SqueezeExciteDivisor = used.Includes(BlockOption.SqueezeExciteDivisor) ? SqueezeExciteDivisor : Default.SqueezeExciteDivisor,
        SqueezeExciteActivation =
            used.Includes(BlockOption.SqueezeExciteActivation) ? SqueezeExciteActivation : Default.SqueezeExciteActivation,
        SqueezeExciteGate = used.Includes(BlockOption.SqueezeExciteGate) ? SqueezeExciteGate : Default.SqueezeExciteGate,
    };

    /// <summary>Formats the options in short form, for example <c>k5 e6 se hswish</c>.</summary>
    /// <param name="used">The options to name.</param>
    /// <returns>The short form; empty if there is nothing to show.</returns>
    public string Describe(BlockOption used)
    {
        var words = new List<string>();
        if (used.Includes(BlockOption.KernelSize))
            words.Add($"k{KernelSize}");
        if (used.Includes(BlockOption.KernelSizes))
            words.Add($"k{string.Join("+", KernelSizes)}");
        if (used.Includes(BlockOption.HiddenChannels) && HiddenChannels > 0)
            words.Add($"h{HiddenChannels}");
        else if (used.Includes(BlockOption.ExpansionRate))
            words.Add("e" + ExpansionRate.ToString(CultureInfo.InvariantCulture));
        if (used.Includes(BlockOption.Group) && Group != 1)
            words.Add($"g{Group}");
        if (used.Includes(BlockOption.PointGroup) && PointGroup != 1)
            words.Add($"pg{PointGroup}");
        if (used.Includes(BlockOption.Dilation) && Dilation != 1)
            words.Add($"d{Dilation}");
        if (used.Includes(BlockOption.Padding) && Padding != SamePadding)
            words.Add($"p{Padding}");
        if (used.Includes(BlockOption.SqueezeExcite) && SqueezeExcite)
            words.Add("se");
        if (SqueezeExcite || !used.Includes(BlockOption.SqueezeExcite))
            DescribeSqueezeExcite(used, words);
        if (used.Includes(BlockOption.BatchNorm) && !BatchNorm)
            words.Add("bias");
        if (used.Includes(BlockOption.Activation) && Activation != Activation.Relu)
            words.Add(NameOf(Activation));
        return string.Join(" ", words);
    }

    /// <summary>Formats a block in short form: its name and the options that it uses.</summary>
    /// <param name="block">The name of the block.</param>
    /// <returns>
    /// The short form, for example <c>mobile k5 e6 se hswish</c>. For a custom block, it has the options that differ from
    /// their defaults.
    /// </returns>
    public string Describe(string block)
    {
        // The form must not depend on whether a custom block is registered, because the compiler can't register it.
        var used = Block.OptionsOf(block) ?? FindStated();
        return $"{block} {Describe(used)}".TrimEnd();
    }

    private void DescribeSqueezeExcite(BlockOption used, List<string> words)
    {
        if (used.Includes(BlockOption.SqueezeExciteOf) && SqueezeExciteOf != Default.SqueezeExciteOf)
            words.Add("se:input");
        if (used.Includes(BlockOption.SqueezeExciteReduction) && SqueezeExciteReduction != Default.SqueezeExciteReduction)
            words.Add($"se:r{SqueezeExciteReduction}");
        if (used.Includes(BlockOption.SqueezeExciteDivisor) && SqueezeExciteDivisor != Default.SqueezeExciteDivisor)
            words.Add($"se:d{SqueezeExciteDivisor}");
        if (used.Includes(BlockOption.SqueezeExciteActivation) && SqueezeExciteActivation != Default.SqueezeExciteActivation)
            words.Add($"se:{NameOf(SqueezeExciteActivation)}");
        if (used.Includes(BlockOption.SqueezeExciteGate) && SqueezeExciteGate != Default.SqueezeExciteGate)
            words.Add("se:sigmoid");
    }

    private static BlockOption Flag(bool isStated, BlockOption option) => isStated ? option : BlockOption.None;

    private static string NameOf(Activation activation) => activation switch
    {
        Activation.None => "linear",
        Activation.Relu => "relu",
        Activation.HSwish => "hswish",
        Activation.PRelu => "prelu",
        Activation.Swish => "swish",
        Activation.PlainRelu => "plainrelu",
        _ => $"activation {(int)activation}",
    };

    private static bool IsKernelSize(int size) => size >= 1 && size <= MaxValue && size % 2 == 1;

    private static OptionFault? FindEnumFault<TEnum>(BlockOption used, BlockOption option, TEnum value)
        where TEnum : struct, Enum =>
        used.Includes(option) && !Enum.IsDefined(typeof(TEnum), value)
            ? new(option, $"{option} is {value}; it must be {Words.Members<TEnum>()}")
            : null;

    private static OptionFault? FindCountFault(BlockOption used, BlockOption option, int value, int least) =>
        used.Includes(option) && (value < least || value > MaxValue)
            ? new(option, $"{option} is {value}; it must be from {Math.Max(least, 0)} to {MaxValue}")
            : null;
}
