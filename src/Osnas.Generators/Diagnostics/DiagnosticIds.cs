namespace Osnas.Generators.Diagnostics;

/// <summary>
/// The ids of all diagnostics: 0xx declaration, 1xx macro, 2xx micro, 3xx look-up table, 4xx use sites, 9xx
/// configuration.
/// </summary>
internal static class DiagnosticIds
{
    public const string NotPartial = "OSNAS0001";
    public const string NotASearchSpace = "OSNAS0002";
    public const string SpreadOverParts = "OSNAS0003";
    public const string Empty = "OSNAS0004";
    public const string OutOfBounds = "OSNAS0005";
    public const string ComponentIsUnusable = "OSNAS0006";
    public const string NotDeclared = "OSNAS0007";
    public const string NameIsTaken = "OSNAS0008";
    public const string LanguageIsTooOld = "OSNAS0009";
    public const string NotRegistered = "OSNAS0010";
    public const string NotNamedOptions = "OSNAS0011";
    public const string InputSizeIsUnclear = "OSNAS0012";
    public const string ChannelsDiffer = "OSNAS0101";
    public const string LayerIsInvalid = "OSNAS0102";
    public const string MapCollapses = "OSNAS0103";
    public const string LastStageIsMalformed = "OSNAS0104";
    public const string UnknownBlock = "OSNAS0201";
    public const string OptionOutOfRange = "OSNAS0202";
    public const string BlockDoesNotFit = "OSNAS0203";
    public const string DuplicateCandidate = "OSNAS0204";
    public const string OptionWithoutEffect = "OSNAS0205";
    public const string OutputsDiffer = "OSNAS0206";
    public const string NotABlock = "OSNAS0207";
    public const string InfoTableDiffers = "OSNAS0301";
    public const string InfoTableIsUnknown = "OSNAS0302";
    public const string MeasuredTableIsUnusable = "OSNAS0303";
    public const string OwnShapeDiffers = "OSNAS0304";
    public const string InfeasibleBudget = "OSNAS0311";
    public const string BudgetWithoutEffect = "OSNAS0312";
    public const string WrongArchitecture = "OSNAS0401";
    public const string InternalError = "OSNAS0901";
}
