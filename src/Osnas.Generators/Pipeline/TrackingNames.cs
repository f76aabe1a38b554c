namespace Osnas.Generators.Pipeline;

/// <summary>The names of the pipeline's steps, with which tests check what ran again.</summary>
internal static class TrackingNames
{
    public const string Project = nameof(Project);
    public const string NamedSpaces = nameof(NamedSpaces);
    public const string PricedSpaces = nameof(PricedSpaces);

    public const string MeasuredFiles = nameof(MeasuredFiles);
    public const string MeasuredSpaces = nameof(MeasuredSpaces);

    public const string Libraries = nameof(Libraries);
    public const string NamedOptions = nameof(NamedOptions);

    public static IReadOnlyList<string> All { get; } =
        [Project, NamedSpaces, PricedSpaces, MeasuredFiles, MeasuredSpaces, Libraries, NamedOptions];
}
