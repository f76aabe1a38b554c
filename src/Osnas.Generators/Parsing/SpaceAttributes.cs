using Microsoft.CodeAnalysis;

namespace Osnas.Generators.Parsing;

/// <summary>
/// The attributes of a class by what they declare, in one pass. Those that are invalid C# are left out, except for the
/// space's own.
/// </summary>
internal sealed class SpaceAttributes
{
    private SpaceAttributes(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (SpecReader.IsOurs(attribute))
                Add(attribute);
        }
    }

    /// <summary>The attribute of the space itself; null if the class isn't declared to be one.</summary>
    public AttributeData? Space { get; private set; }

    /// <summary>Whether all of Osnas's attributes are valid C#.</summary>
    public bool AreComplete { get; private set; } = true;

    public List<AttributeData> First { get; } = [];

    public List<AttributeData> Search { get; } = [];

    public List<AttributeData> Last { get; } = [];

    public List<AttributeData> Micro { get; } = [];

    public List<AttributeData> Constraints { get; } = [];

    public AttributeData? InfoTable { get; private set; }

    public static SpaceAttributes Of(INamedTypeSymbol type) => new(type);

    private void Add(AttributeData attribute)
    {
        if (Space is null && SpecReader.Is(attribute, AttributeNames.SearchSpace))
            Space = attribute;
        if (!new AttributeReader(attribute).IsComplete)
            AreComplete = false;
        else if (ListOf(attribute) is { } list)
            list.Add(attribute);
        else if (SpecReader.Is(attribute, AttributeNames.InfoTable))
            InfoTable ??= attribute;
    }

    private List<AttributeData>? ListOf(AttributeData attribute) => attribute.AttributeClass!.Name switch
    {
        nameof(MacroFirstAttribute) => First,
        nameof(MacroSearchAttribute) => Search,
        nameof(MacroLastAttribute) => Last,
        nameof(MicroAttribute) => Micro,
        nameof(ConstraintAttribute) => Constraints,
        _ => null,
    };
}
