using Microsoft.CodeAnalysis;

namespace Osnas.Generators.Diagnostics;

/// <summary>The diagnostics. Core words what is wrong with a specification; the rest is worded here.</summary>
internal static class Descriptors
{
    /// <summary>The message of a diagnostic that Core words.</summary>
    private const string Whole = "{0}";

    public static readonly DiagnosticDescriptor NotPartial = Error(
        DiagnosticIds.NotPartial, "A search space has to be partial", "'{0}' has to be partial, so that the search space can be generated into it");

    public static readonly DiagnosticDescriptor NotASearchSpace = Error(
        DiagnosticIds.NotASearchSpace, "This type can't be a search space", "'{0}' can't be a search space: {1}");

    public static readonly DiagnosticDescriptor SpreadOverParts = Error(
        DiagnosticIds.SpreadOverParts,
        "Layers are declared on several parts of the class",
        "The order of attributes is the order of layers and candidates, and across the parts of '{0}' it is undefined; move this attribute to the others");

    public static readonly DiagnosticDescriptor Empty = Error(DiagnosticIds.Empty, "There is nothing to search", Whole);

    public static readonly DiagnosticDescriptor OutOfBounds = Error(DiagnosticIds.OutOfBounds, "A size is out of bounds", Whole);

    public static readonly DiagnosticDescriptor ComponentIsUnusable = Error(
        DiagnosticIds.ComponentIsUnusable, "This class can't take the place of the generated one", "'{0}' can't take the place of the generated class: {1}");

    public static readonly DiagnosticDescriptor NotDeclared = Error(
        DiagnosticIds.NotDeclared,
        "[SearchSpace] is missing",
        "'{0}' has layers or candidates but no [SearchSpace], so nothing is generated for it; add [SearchSpace]");

    public static readonly DiagnosticDescriptor NameIsTaken = Error(
        DiagnosticIds.NameIsTaken, "A member has the name of a generated one", "'{0}' has the name of {1}");

    public static readonly DiagnosticDescriptor LanguageIsTooOld = Error(
        DiagnosticIds.LanguageIsTooOld,
        "The project's C# is too old",
        "The code that is generated for '{0}' needs C# {1}, and this project has C# {2}; set LangVersion to {1} or later, or leave it out: it is 12 or later for .NET 8 and later then");

    public static readonly DiagnosticDescriptor NotRegistered = Warning(
        DiagnosticIds.NotRegistered, "The search space isn't registered", "No command and no configuration finds '{0}' by its name: {1}");

    public static readonly DiagnosticDescriptor ChannelsDiffer = Error(
        DiagnosticIds.ChannelsDiffer, "In-channels differ from the out-channels before", Whole);

    public static readonly DiagnosticDescriptor LayerIsInvalid = Error(
        DiagnosticIds.LayerIsInvalid, "Stride, channels or repetitions of a layer are out of range", Whole);

    public static readonly DiagnosticDescriptor MapCollapses = Error(DiagnosticIds.MapCollapses, "The feature map is too small", Whole);

    public static readonly DiagnosticDescriptor LastStageIsMalformed = Error(
        DiagnosticIds.LastStageIsMalformed, "The last stage doesn't give one value per class", Whole);

    public static readonly DiagnosticDescriptor UnknownBlock = Error(DiagnosticIds.UnknownBlock, "There is no such block", Whole);

    public static readonly DiagnosticDescriptor OptionOutOfRange = Error(
        DiagnosticIds.OptionOutOfRange, "An option of a block is out of range", Whole);

    public static readonly DiagnosticDescriptor BlockDoesNotFit = Error(
        DiagnosticIds.BlockDoesNotFit, "A block can't be built where it stands", Whole);

    public static readonly DiagnosticDescriptor DuplicateCandidate = Warning(
        DiagnosticIds.DuplicateCandidate,
        "Two candidates are the same",
        "Candidate {0} ({1}) is the same as candidate {2}; remove one of them");

    public static readonly DiagnosticDescriptor OptionWithoutEffect = Warning(
        DiagnosticIds.OptionWithoutEffect,
        "An option has no effect on its block",
        "{0} has no effect on '{1}', which has {2}; remove it{3}");

    public static readonly DiagnosticDescriptor OutputsDiffer = Error(DiagnosticIds.OutputsDiffer, "Candidates give different shapes", Whole);

    public static readonly DiagnosticDescriptor NotABlock = Error(
        DiagnosticIds.NotABlock, "This class can't be a block", "'{0}' can't be the block '{1}': {2}");

    public static readonly DiagnosticDescriptor InfoTableDiffers = Error(
        DiagnosticIds.InfoTableDiffers,
        "The info_table has another shape than the space",
        "{0}; {1} has {2} and {3}, so its info_table has to be {4}");

    public static readonly DiagnosticDescriptor InfoTableIsUnknown = Create(
        DiagnosticIds.InfoTableIsUnknown,
        "The shape of the info_table can't be proven",
        "The shape of this info_table can't be proven here ({0}); it is checked when the table is built",
        DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor MeasuredTableIsUnusable = Error(
        DiagnosticIds.MeasuredTableIsUnusable, "The measured table can't be used", "The measured table of {0} can't be used: {1}");

    public static readonly DiagnosticDescriptor OwnShapeDiffers = Error(
        DiagnosticIds.OwnShapeDiffers,
        "A hand-written ModelCfgShape differs from the space",
        "This ModelCfgShape is {0}; {1} has {2} and {3}, so it has to be {4}");

    public static readonly DiagnosticDescriptor InfeasibleBudget = Error(DiagnosticIds.InfeasibleBudget, "No architecture meets the budget", Whole);

    public static readonly DiagnosticDescriptor BudgetWithoutEffect = Warning(
        DiagnosticIds.BudgetWithoutEffect,
        "Every architecture meets the budget",
        "Every architecture meets the budget {0}{1}; tighten it or remove it");

    public static readonly DiagnosticDescriptor WrongArchitecture = Error(
        DiagnosticIds.WrongArchitecture, "The architecture isn't one of the space", "{0}: {1}");

    public static readonly DiagnosticDescriptor InternalError = Error(
        DiagnosticIds.InternalError,
        "Osnas failed on this search space",
        "Osnas failed on '{0}', which is a bug in Osnas: {1}: {2}");

    /// <summary>All that can be wrong with the declaration of a search space.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> Declaration { get; } =
    [
        NotPartial, NotASearchSpace, SpreadOverParts, Empty, OutOfBounds, ComponentIsUnusable, NotDeclared, NameIsTaken, LanguageIsTooOld, NotRegistered,
        ChannelsDiffer, LayerIsInvalid, MapCollapses, LastStageIsMalformed,
        UnknownBlock, OptionOutOfRange, BlockDoesNotFit, DuplicateCandidate, OptionWithoutEffect, OutputsDiffer,
    ];

    /// <summary>All diagnostics.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        .. Declaration, NotABlock, InfoTableDiffers, InfoTableIsUnknown, MeasuredTableIsUnusable, OwnShapeDiffers,
        InfeasibleBudget, BudgetWithoutEffect, WrongArchitecture, InternalError,
    ];

    /// <summary>The diagnostic of a rule of Core.</summary>
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

    private static DiagnosticDescriptor Error(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity) => new(
        id,
        title,
        message,
        category: "Osnas",
        severity,
        isEnabledByDefault: true,
        helpLinkUri: $"https://github.com/osnas/osnas/blob/main/docs/rules/{id}.md");
}
