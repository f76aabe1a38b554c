using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Osnas.Generators.Parsing;

/// <summary>Reads the attributes of a class as a specification, without those that are invalid C#.</summary>
internal static class SpecReader
{
    /// <summary>The common prefix of the names of Osnas's attributes.</summary>
    private const string Namespace = $"{nameof(Osnas)}.";

    /// <summary>What was read at an attribute last.</summary>
    private static readonly ConditionalWeakTable<SyntaxNode, StrongBox<SearchSpaceSpec>> LastSpecs = new();

    public static DeclaredSpace? Read(INamedTypeSymbol type)
    {
        var attributes = SpaceAttributes.Of(type);
        if (attributes.Space is not { } space)
            return null;

        var reader = new AttributeReader(space);
        var classes = reader.Named(nameof(SearchSpaceAttribute.Classes), SearchSpaceSpec.DefaultClasses);
        var (layers, attributeOfLayer) = ReadSearch(attributes.Search);
        var macroCfg = new MacroCfg(
            attributes.First.Select(attribute => ReadFirst(new(attribute))),
            layers,
            attributes.Last.Select(attribute => ReadLast(new(attribute), classes)));
        var spec = new SearchSpaceSpec(type.Name, macroCfg, new(attributes.Micro.Select(attribute => ReadCandidate(new(attribute)))))
        {
            InputChannels = reader.Named(nameof(SearchSpaceAttribute.InputChannels), SearchSpaceSpec.DefaultInputChannels),
            InputSize = ReadInputSize(reader),
            Classes = classes,
            Superlayer = reader.NamedEnum(nameof(SearchSpaceAttribute.Superlayer), SuperlayerKind.PerCandidate),
            MinExpansionRate = reader.Named(nameof(SearchSpaceAttribute.MinExpansionRate), 0),
            MaxExpansionRate = reader.Named(nameof(SearchSpaceAttribute.MaxExpansionRate), 0),
            Constraints = new(attributes.Constraints.Select(attribute => ReadConstraint(new(attribute)))),
        };
        return new(
            Share(spec, space), space, attributes.First, attributeOfLayer, attributes.Last, attributes.Micro,
            attributes.Constraints, attributes.InfoTable, attributes.AreComplete);
    }

    /// <summary>Whether a type has <c>[SearchSpace]</c>.</summary>
    public static bool IsSpace(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => Is(attribute, AttributeNames.SearchSpace));

    /// <summary>Whether an attribute is of a kind.</summary>
    /// <remarks>Each attribute is asked for many times at each keystroke, so that no name is put together here.</remarks>
    public static bool Is(AttributeData attribute, string metadataName) =>
        IsOurs(attribute)
        && attribute.AttributeClass!.Name is var name
        && metadataName.Length == Namespace.Length + name.Length
        && metadataName.EndsWith(name, StringComparison.Ordinal);

    /// <summary>Whether an attribute is in the namespace of those of spaces and blocks.</summary>
    public static bool IsOurs(AttributeData attribute) => attribute.AttributeClass is
    {
        ContainingType: null, ContainingNamespace: { Name: nameof(Osnas), ContainingNamespace.IsGlobalNamespace: true },
    };

    /// <summary>
    /// Takes the object that was read before, if it is the same: by it, the generator and the analyzers, which read the same
    /// attributes in different compilations, share what they compute of a space.
    /// </summary>
    private static SearchSpaceSpec Share(SearchSpaceSpec spec, AttributeData space)
    {
        if (space.ApplicationSyntaxReference?.GetSyntax() is not { } syntax)
            return spec;
        var last = LastSpecs.GetValue(syntax, _ => new(spec));
        if (last.Value is var known && spec.Equals(known))
            return known;
        last.Value = spec;
        return spec;
    }

    /// <summary>Reads the input size. One side without the other is a fault; until it is mended, the space is square.</summary>
    private static ImageSize ReadInputSize(AttributeReader reader)
    {
        var side = reader.Named(nameof(SearchSpaceAttribute.InputSize), SearchSpaceSpec.DefaultInputSize);
        var height = reader.Named(nameof(SearchSpaceAttribute.InputHeight), reader.Named(nameof(SearchSpaceAttribute.InputWidth), side));
        return new(height, reader.Named(nameof(SearchSpaceAttribute.InputWidth), height));
    }

    /// <summary>Reads the search layers and the attribute of each. One layer too many is enough to be a fault.</summary>
    private static (List<LayerCfg> Layers, List<AttributeData> Attributes) ReadSearch(List<AttributeData> search)
    {
        var (layers, attributes) = (new List<LayerCfg>(), new List<AttributeData>());
        foreach (var attribute in search)
        {
            var reader = new AttributeReader(attribute);
            var outChannels = reader.Argument<int>("outChannels");
            var layer = new LayerCfg(
                reader.Argument<int>("inChannels"), outChannels, reader.Named(nameof(MacroSearchAttribute.Stride), 1));
            var repeat = Math.Max(1, reader.Named(nameof(MacroSearchAttribute.Repeat), 1));
            for (var copy = 0; copy < repeat && layers.Count <= SearchSpaceSpec.MaxLayers; copy++)
            {
                layers.Add(copy == 0 ? layer : new(outChannels, outChannels));
                attributes.Add(attribute);
            }
        }

        return (layers, attributes);
    }

    private static BlockCfg ReadFirst(AttributeReader reader) => new(
        reader.Argument<string>("block") ?? string.Empty,
        reader.Argument<int>("inChannels"),
        reader.Argument<int>("outChannels"),
        reader.Named(nameof(MacroFirstAttribute.Stride), 1),
        ReadOptions(reader));

    private static BlockCfg ReadLast(AttributeReader reader, int classes)
    {
        var outIsClasses = reader.HasParameter("inChannels") && !reader.HasParameter("outChannels");
        return new(
            reader.Argument<string>("block") ?? string.Empty,
            reader.Argument<int>("inChannels"),
            outIsClasses ? classes : reader.Argument<int>("outChannels"),
            reader.Named(nameof(MacroLastAttribute.Stride), 1),
            ReadOptions(reader),
            outIsClasses);
    }

    private static CandidateCfg ReadCandidate(AttributeReader reader) => new(
        reader.Argument<string>("block") ?? string.Empty,
        ReadOptions(reader),
        reader.NamedEnum(nameof(MicroAttribute.Layers), MicroLayers.All));

    private static ConstraintCfg ReadConstraint(AttributeReader reader) => new(
        (InfoMetric)reader.Argument<int>("metric"),
        reader.Named(nameof(ConstraintAttribute.AtMost), double.PositiveInfinity),
        reader.Named(nameof(ConstraintAttribute.AtLeast), double.NegativeInfinity));

    private static BlockOptions ReadOptions(AttributeReader reader)
    {
        var standard = BlockOptions.Default;
        if (!reader.SetsProperties)
            return standard;
        return new()
        {
            KernelSize = reader.Named(nameof(BlockOptions.KernelSize), standard.KernelSize),
            KernelSizes = new(reader.NamedIntegers(nameof(BlockOptions.KernelSizes))),
            ExpansionRate = reader.Named(nameof(BlockOptions.ExpansionRate), standard.ExpansionRate),
            Group = reader.Named(nameof(BlockOptions.Group), standard.Group),
            PointGroup = reader.Named(nameof(BlockOptions.PointGroup), standard.PointGroup),
            Dilation = reader.Named(nameof(BlockOptions.Dilation), standard.Dilation),
            Padding = reader.Named(nameof(BlockOptions.Padding), standard.Padding),
            HiddenChannels = reader.Named(nameof(BlockOptions.HiddenChannels), standard.HiddenChannels),
            SqueezeExcite = reader.Named(nameof(BlockOptions.SqueezeExcite), standard.SqueezeExcite),
            SqueezeExciteOf = reader.NamedEnum(nameof(BlockOptions.SqueezeExciteOf), standard.SqueezeExciteOf),
            SqueezeExciteReduction = reader.Named(nameof(BlockOptions.SqueezeExciteReduction), standard.SqueezeExciteReduction),
            SqueezeExciteDivisor = reader.Named(nameof(BlockOptions.SqueezeExciteDivisor), standard.SqueezeExciteDivisor),
            SqueezeExciteActivation = reader.NamedEnum(nameof(BlockOptions.SqueezeExciteActivation), standard.SqueezeExciteActivation),
            SqueezeExciteGate = reader.NamedEnum(nameof(BlockOptions.SqueezeExciteGate), standard.SqueezeExciteGate),
            BatchNorm = reader.Named(nameof(BlockOptions.BatchNorm), standard.BatchNorm),
            Activation = reader.NamedEnum(nameof(BlockOptions.Activation), standard.Activation),
        };
    }
}
