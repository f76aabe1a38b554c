namespace Osnas.Core.Tests;

/// <summary>A look-up table that OSNASLib built, and networks that it decoded.</summary>
internal sealed record GoldenTable(
    string Space,
    int Classes,
    int InputSize,
    long BaseMacs,
    long BaseParams,
    long SupernetParams,
    long[][] Macs,
    long[][] Params,
    GoldenArchitecture[] Architectures)
{
    public static GoldenTable Read(string name) => GoldenFile.Read<GoldenTable>(name + ".json");

    /// <summary>Our costs of the same space at the same size and classes.</summary>
    public CostModel Ours() => new(GoldenFile.ReadSpace(Space), InputSize, Classes);
}

/// <summary>An architecture: what OSNASLib's table says, and what its decoded network has.</summary>
internal sealed record GoldenArchitecture(int[] Choices, long TableMacs, long ModelMacs, long ModelParams)
{
    public Architecture Architecture => new(Choices);
}
