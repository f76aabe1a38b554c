using System.Globalization;
using System.Text;

namespace Osnas.Common;

/// <summary>
/// The C++ runtime library of Linux, libstdc++, which .NET loads. TorchSharp's native part needs a version of GCC 13 or later.
/// </summary>
/// <param name="File">The file that is loaded.</param>
/// <param name="Version">The last number of the newest symbol version that it has: 33 for <c>GLIBCXX_3.4.33</c>.</param>
internal sealed record CppRuntime(string File, int Version)
{
    /// <summary>The version that TorchSharp's native part needs.</summary>
    public const int NeededVersion = 32;

    private const string Symbol = "GLIBCXX_3.4.";

    /// <summary>Whether it is new enough.</summary>
    public bool IsEnough => Version >= NeededVersion;

    /// <summary>A version as the linker names it.</summary>
    public static string NameOf(int version) => Symbol + version.ToString(CultureInfo.InvariantCulture);

    /// <summary>The one that this process has loaded; null if there is none.</summary>
    public static CppRuntime? Find() =>
        LoadedModules.Find("libstdc++.so") is { } file ? new(file, FindVersion(System.IO.File.ReadAllBytes(file))) : null;

    /// <summary>The newest version that a library names; 0 if it names none.</summary>
    public static int FindVersion(ReadOnlySpan<byte> library)
    {
        var newest = 0;
        var symbol = Encoding.ASCII.GetBytes(Symbol);
        while (library.IndexOf(symbol) is var index and >= 0)
        {
            library = library[(index + symbol.Length)..];
            var length = 0;
            while (length < library.Length && char.IsAsciiDigit((char)library[length]))
                length++;
            if (int.TryParse(Encoding.ASCII.GetString(library[..length]), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
                newest = Math.Max(newest, version);
        }

        return newest;
    }
}
