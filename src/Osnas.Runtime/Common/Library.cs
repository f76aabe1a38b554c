using System.Reflection;

namespace Osnas;

/// <summary>This library, as the files that it writes name it.</summary>
internal static class Library
{
    /// <summary>The version of the packages of libtorch that TorchSharp asks for.</summary>
    public const string LibtorchVersion = "2.10.0";

    /// <summary>Its version.</summary>
    public static string Version { get; } =
        typeof(Library).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
