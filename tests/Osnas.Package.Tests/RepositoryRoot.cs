using System.Xml.Linq;
namespace Osnas.Package.Tests;

/// <summary>The folder of the sources that these tests were built from.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent != null; parent = parent.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(parent.FullName, "Osnas.sln")))
                return parent.FullName;
        }

        throw new DirectoryNotFoundException($"There is no Osnas.sln above {folder}.");
    }

    /// <summary>The version of a package that this repository uses, which the machine has.</summary>
    public static string VersionOf(string package) =>
        XDocument.Load(Combine("Directory.Packages.props")).Descendants("PackageVersion")
            .Single(version => version.Attribute("Include")!.Value == package).Attribute("Version")!.Value;
}
