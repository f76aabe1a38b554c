namespace Osnas.Generators.Pipeline;

/// <summary>The names of the pipeline's steps, with which tests check what ran again.</summary>
internal static class TrackingNames
{
    public const string Blocks = nameof(Blocks);
    public const string Spaces = nameof(Spaces);
    public const string Names = nameof(Names);
    public const string NamedSpaces = nameof(NamedSpaces);
    public const string PricedSpaces = nameof(PricedSpaces);

    public const string MeasuredFiles = nameof(MeasuredFiles);
    public const string MeasuredSpaces = nameof(MeasuredSpaces);

    public const string Libraries = nameof(Libraries);
    public const string NamedOptions = nameof(NamedOptions);

    public static IReadOnlyList<string> All { get; } =
        [Blocks, Spaces, Names, NamedSpaces, PricedSpaces, MeasuredFiles, MeasuredSpaces, Libraries, NamedOptions];
}
