using System.Reflection;

namespace Osnas;

/// <summary>This library, as the files that it writes name it.</summary>
internal static class Library
{
    /// <summary>Its version.</summary>
    public static string Version { get; } = typeof(Library).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
