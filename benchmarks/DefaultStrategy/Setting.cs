using Osnas.Data;

namespace Osnas.Benchmarks;

/// <summary>Data, and a space that is searched with the weights of supernets.</summary>
/// <param name="Name">The name of the data.</param>
/// <param name="SpaceName">The space.</param>
/// <param name="Source">The data.</param>
/// <param name="Limit">The most training and validation images; null for all.</param>
/// <param name="Epochs">The epochs of each supernet.</param>
/// <param name="Calibration">The training images for the batch norm statistics of each architecture.</param>
internal sealed record Setting(string Name, string SpaceName, string Source, int? Limit, int Epochs, int Calibration)
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("digits", nameof(DigitsSpace), Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"), null, 80, 1024),
        new("fashion-mnist", nameof(FashionSpace), DataSource.FashionMnist, 5000, 20, 1024),
    ];

    public SearchSpaceRegistration Space => SearchSpaces.Get(SpaceName);

    /// <summary>The images, divided by a seed.</summary>
    public DataSplit Load(int seed) => DataSource.Load(Source, seed, Limit);
}
