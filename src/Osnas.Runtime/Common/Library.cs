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

    /// <summary>
    /// The first two numbers of a version, as <c>2.10</c> of <c>2.10.0+cu128</c>: what is alike enough to be used together.
    /// </summary>
    public static string SeriesOf(string version) => string.Join('.', version.Split('.', '+').Take(2));
}
