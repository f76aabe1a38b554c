using System.Globalization;
using System.Text;

namespace Osnas.Experiments;

/// <summary>
/// The test images that each trained network of a search classifies wrong, in a file. Networks are compared on the same images,
/// so what matters is whether they fail on the same ones.
/// </summary>
internal sealed class TestErrors
{
    private const string Header = "network,wrong_test_images\n";

    private readonly string _path;
    private readonly Dictionary<string, IReadOnlyList<int>> _errors = [];

    /// <summary>The errors that a file holds; none if it isn't there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="images">The number of test images.</param>
    /// <exception cref="InvalidDataException">It isn't such a file.</exception>
    public TestErrors(string path, long images)
    {
        (_path, Images) = (path, images);
        if (!File.Exists(path))
            return;
        var lines = NamedFile.ReadText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var index = 1; index < lines.Length; index++)
        {
            if (lines[index].Split(',') is not [var network, var positions] || Parse(positions) is not { } errors)
                throw new InvalidDataException(
                    $"{path}, line {index + 1}: '{NumberText.Shorten(lines[index])}' doesn't name a network and some of {images} test "
                    + "images by their positions from 0. Delete the file, and it is written again.");
            _errors[network] = errors;
        }
    }

    /// <summary>The number of test images.</summary>
    public long Images { get; }

    /// <summary>Whether those of a network are known.</summary>
    public bool Has(string network) => _errors.ContainsKey(network);

    /// <summary>Whether each test image is classified right, in the order of the images.</summary>
    /// <param name="network">A network whose errors are known.</param>
    public bool[] FindRight(string network)
    {
        var right = new bool[Images];
        Array.Fill(right, true);
        foreach (var image in _errors[network])
            right[image] = false;
        return right;
    }

    /// <summary>Keeps those of a network.</summary>
    public void Add(string network, IReadOnlyList<int> errors)
    {
        _errors[network] = errors;
        var text = new StringBuilder(Header);
        foreach (var (name, wrong) in _errors)
            text.Append(CultureInfo.InvariantCulture, $"{name},{string.Join(' ', wrong)}\n");
        AtomicFile.WriteAllText(_path, text.ToString());
    }

    /// <summary>Positions in ascending order; null if they aren't.</summary>
    private int[]? Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var positions = new int[words.Length];
        for (var index = 0; index < words.Length; index++)
        {
            if (!int.TryParse(words[index], NumberStyles.None, CultureInfo.InvariantCulture, out positions[index])
                || positions[index] >= Images
                || (index > 0 && positions[index] <= positions[index - 1]))
                return null;
        }

        return positions;
    }
}
