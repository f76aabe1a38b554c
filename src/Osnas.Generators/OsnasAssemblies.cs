namespace Osnas.Generators;

/// <summary>The names of Osnas's own assemblies, as references have them.</summary>
internal static class OsnasAssemblies
{
    public const string Core = "Osnas.Core";
    public const string Runtime = "Osnas.Runtime";
}
