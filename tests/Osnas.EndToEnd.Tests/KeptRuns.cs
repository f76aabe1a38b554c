using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Osnas.Experiments;

namespace Osnas.EndToEnd;

/// <summary>Copies of the runs that are kept as files (in Runs), with their data, in a folder that is deleted afterwards.</summary>
internal sealed class KeptRuns : IDisposable
{
    private static readonly string[] Classes = ["cat", "dog", "newt"];

    // Osnas compares texts: <= stays <=.
    private static readonly JsonSerializerOptions AsWritten =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly RunFolder _folder = new();

    /// <summary>The folder of the copies.</summary>
    public string Folder => _folder.Path;

    /// <summary>The data of the runs on pictures: 20 pictures of each of three classes.</summary>
    public string Pictures => _folder.Locate("pictures");

    /// <summary>The data of the run on a table.</summary>
    public static string Digits { get; } = Path.Combine(AppContext.BaseDirectory, "digits.csv.gz");

    public string Locate(params string[] names) => _folder.Locate(names);

    public void Dispose() => _folder.Dispose();

    /// <summary>Writes the pictures.</summary>
    public void WritePictures()
    {
        foreach (var (name, label) in Classes.Select((name, label) => (name, label)))
        {
            for (var image = 0; image < 20; image++)
            {
                var (red, blue) = ((label * 90) + image, 2 * image);
                BmpFile.Write(
                    Path.Combine(Pictures, name, $"{image:00}.bmp"),
                    16,
                    12,
                    (column, row) => ((byte)red, (byte)(column * 9), (byte)((row * 9) + blue)));
            }
        }
    }

    /// <summary>Copies a run, with its data elsewhere.</summary>
    /// <param name="name">Its name in Runs.</param>
    /// <param name="data">Where its data is now.</param>
    /// <returns>The folder of the copy.</returns>
    public string Copy(string name, string data)
    {
        var (from, to) = (Path.Combine(AppContext.BaseDirectory, "Runs", name), _folder.Locate($"{name}-{Guid.NewGuid():N}"));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Change(to, RunDirectory.ConfigFile, config => config["data"]!["source"] = data);
        return to;
    }

    /// <summary>Changes a document of a copy.</summary>
    public static void Change(string run, string file, Action<JsonNode> change)
    {
        var path = Path.Combine(run, file);
        var document = JsonNode.Parse(File.ReadAllText(path))!;
        change(document);
        File.WriteAllText(path, document.ToJsonString(AsWritten));
    }
}
