namespace Osnas.Pictures.Tests;

/// <summary>A picture of the documentation, drawn by its test.</summary>
internal static class PictureFile
{
    /// <summary>Compares a drawing with the file in docs/images; <c>./build.sh pictures</c> writes the file.</summary>
    public static void Match(string name, string drawn)
    {
        var path = RepositoryRoot.Combine("docs", "images", name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, drawn);
        else
            Assert.Equal(drawn, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
