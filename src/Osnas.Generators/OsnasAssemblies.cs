namespace Osnas.Generators;

/// <summary>The names of Osnas's assemblies.</summary>
internal static class OsnasAssemblies
{
    public const string Core = "Osnas.Core";
    public const string Runtime = "Osnas.Runtime";
}
