using Microsoft.CodeAnalysis;

namespace Osnas.Generators.Diagnostics;

/// <summary>The descriptors of all diagnostics. Core writes the messages about a specification; the other messages are here.</summary>
internal static class Descriptors
{
    /// <summary>The format of a diagnostic whose message Core writes.</summary>
    private const string Whole = "{0}";

    public static readonly DiagnosticDescriptor NotPartial = Error(
        DiagnosticIds.NotPartial,
        "A search space must be partial",
        "'{0}' must be partial, so that Osnas can generate the search space into it");

    public static readonly DiagnosticDescriptor NotASearchSpace = Error(
        DiagnosticIds.NotASearchSpace, "This type can't be a search space", "'{0}' can't be a search space: {1}");

    public static readonly DiagnosticDescriptor SpreadOverParts = Error(
        DiagnosticIds.SpreadOverParts,
        "Layers are declared on several parts of the class",
        "The order of the attributes is the order of the layers and candidates, but C# defines no order across the parts of '{0}'; "
        + "move this attribute to the part with the others");

    public static readonly DiagnosticDescriptor Empty = Error(DiagnosticIds.Empty, "There is nothing to search", Whole);

    public static readonly DiagnosticDescriptor OutOfBounds = Error(DiagnosticIds.OutOfBounds, "A size is out of bounds", Whole);

    public static readonly DiagnosticDescriptor ComponentIsUnusable = Error(
        DiagnosticIds.ComponentIsUnusable,
        "This class can't replace the generated one",
        "'{0}' can't replace the generated class: {1}");

    public static readonly DiagnosticDescriptor NotDeclared = Error(
        DiagnosticIds.NotDeclared,
        "[SearchSpace] is missing",
        "'{0}' has attributes of a search space but no [SearchSpace], so nothing is generated for it; add [SearchSpace]");

    public static readonly DiagnosticDescriptor NameIsTaken = Error(
        DiagnosticIds.NameIsTaken, "A member has the name of a generated member", "'{0}' has the name of {1}");

    public static readonly DiagnosticDescriptor LanguageIsTooOld = Error(
        DiagnosticIds.LanguageIsTooOld,
        "The project's C# version is too old",
        "The code generated for '{0}' needs C# {1}, but this project uses C# {2}; set LangVersion to {1} or later, or remove it: "
        + "the default for .NET 8 and later is C# 12 or later");

    public static readonly DiagnosticDescriptor NotRegistered = Warning(
        DiagnosticIds.NotRegistered,
        "The search space isn't registered",
        "Commands and configuration files can't find {0} by name: {1}");

    public static readonly DiagnosticDescriptor NotNamedOptions = Error(
        DiagnosticIds.NotNamedOptions, "This class can't be registered by name", "'{0}' can't be the {1} '{2}': {3}");

    public static readonly DiagnosticDescriptor InputSizeIsUnclear = Error(
        DiagnosticIds.InputSizeIsUnclear, "The input size is unclear", Whole);

    public static readonly DiagnosticDescriptor ChannelsDiffer = Error(
        DiagnosticIds.ChannelsDiffer, "In-channels differ from the previous out-channels", Whole);

    public static readonly DiagnosticDescriptor LayerIsInvalid = Error(
        DiagnosticIds.LayerIsInvalid, "Stride, channels or repetitions of a layer are out of range", Whole);

    public static readonly DiagnosticDescriptor MapCollapses = Error(DiagnosticIds.MapCollapses, "The feature map is too small", Whole);

    public static readonly DiagnosticDescriptor LastStageIsMalformed = Error(
        DiagnosticIds.LastStageIsMalformed, "The last stage doesn't give one value per class", Whole);

    public static readonly DiagnosticDescriptor UnknownBlock = Error(DiagnosticIds.UnknownBlock, "There is no such block", Whole);

    public static readonly DiagnosticDescriptor OptionOutOfRange = Error(
        DiagnosticIds.OptionOutOfRange, "An option of a block is out of range", Whole);

    public static readonly DiagnosticDescriptor BlockDoesNotFit = Error(
        DiagnosticIds.BlockDoesNotFit, "A block can't be built at its position", Whole);

    public static readonly DiagnosticDescriptor DuplicateCandidate = Warning(
        DiagnosticIds.DuplicateCandidate,
        "Two candidates are the same",
        "Candidate {0} ({1}) is the same as candidate {2}; remove one of them");

    public static readonly DiagnosticDescriptor OptionWithoutEffect = Warning(
        DiagnosticIds.OptionWithoutEffect,
        "An option has no effect on its block",
        "{0} has no effect on '{1}', which has {2}; remove it{3}");

    public static readonly DiagnosticDescriptor OutputsDiffer = Error(
        DiagnosticIds.OutputsDiffer, "Candidates have different output shapes", Whole);

    public static readonly DiagnosticDescriptor NotABlock = Error(
        DiagnosticIds.NotABlock, "This class can't be a block", "'{0}' can't be the block '{1}': {2}");

    public static readonly DiagnosticDescriptor InfoTableDiffers = Error(
        DiagnosticIds.InfoTableDiffers,
        "The InfoTable's shape differs from the space",
        "{0}; {1} has {2} and {3}, so its InfoTable must be {4}");

    public static readonly DiagnosticDescriptor InfoTableIsUnknown = Create(
        DiagnosticIds.InfoTableIsUnknown,
        "The InfoTable's shape can't be proven",
        "The shape of this InfoTable can't be proven here ({0}); it is checked when the table is built",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor MeasuredTableIsUnusable = Error(
        DiagnosticIds.MeasuredTableIsUnusable, "The measured table can't be used", "The measured table of {0} can't be used: {1}");

    public static readonly DiagnosticDescriptor OwnShapeDiffers = Error(
        DiagnosticIds.OwnShapeDiffers,
        "A hand-written ModelCfgShape differs from the space",
        "This ModelCfgShape is {0}; {1} has {2} and {3}, so it must be {4}");

    public static readonly DiagnosticDescriptor InfeasibleBudget = Error(
        DiagnosticIds.InfeasibleBudget, "No architecture meets the budget", Whole);

    public static readonly DiagnosticDescriptor BudgetWithoutEffect = Warning(
        DiagnosticIds.BudgetWithoutEffect,
        "Every architecture meets the budget",
        "Every architecture meets the budget {0}{1}; tighten it or remove it");

    public static readonly DiagnosticDescriptor WrongArchitecture = Error(
        DiagnosticIds.WrongArchitecture, "The architecture doesn't belong to the space", "{0}: {1}");

    public static readonly DiagnosticDescriptor InternalError = Error(
        DiagnosticIds.InternalError,
        "Osnas failed on this search space",
        "Osnas failed on '{0}'; this is a bug in Osnas: {1}: {2}");

    /// <summary>All diagnostics about the declaration of a search space.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> Declaration { get; } =
    [
        NotPartial, NotASearchSpace, SpreadOverParts, Empty, OutOfBounds, ComponentIsUnusable, NotDeclared, NameIsTaken,
        LanguageIsTooOld, NotRegistered, InputSizeIsUnclear, ChannelsDiffer, LayerIsInvalid, MapCollapses, LastStageIsMalformed,
        UnknownBlock, OptionOutOfRange, BlockDoesNotFit, DuplicateCandidate, OptionWithoutEffect, OutputsDiffer,
    ];

    /// <summary>All diagnostics.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        .. Declaration, NotNamedOptions, NotABlock, InfoTableDiffers, InfoTableIsUnknown, MeasuredTableIsUnusable, OwnShapeDiffers,
        InfeasibleBudget, BudgetWithoutEffect, WrongArchitecture, InternalError,
    ];

    /// <summary>Gets the diagnostic for a rule of Core.</summary>
    public static DiagnosticDescriptor Of(SpaceRule rule) => rule switch
    {
        SpaceRule.NotEmpty => Empty,
        SpaceRule.WithinBounds => OutOfBounds,
        SpaceRule.ChannelsFollow => ChannelsDiffer,
        SpaceRule.LayerIsValid => LayerIsInvalid,
        SpaceRule.MapIsLargeEnough => MapCollapses,
        SpaceRule.LastStageGivesClasses => LastStageIsMalformed,
        SpaceRule.BlockIsKnown => UnknownBlock,
        SpaceRule.OptionIsValid => OptionOutOfRange,
        SpaceRule.BlockFits => BlockDoesNotFit,
        SpaceRule.OutputsAgree => OutputsDiffer,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
    };

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity) => new(
        id,
        title,
        message,
        category: "Osnas",
        severity,
        isEnabledByDefault: true,
        helpLinkUri: $"https://github.com/osnas/osnas/blob/main/docs/rules/{id}.md");
}
