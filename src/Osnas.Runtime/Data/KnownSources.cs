namespace Osnas.Data;

/// <summary>What data can be loaded from.</summary>
internal static class KnownSources
{
    /// <summary>The name of Fashion-MNIST.</summary>
    public const string FashionMnist = "fashion-mnist";

    /// <summary>All of them, for messages and help.</summary>
    public const string InWords = $"{FashionMnist}, a folder in the format of MNIST, of CIFAR-10 or of CIFAR-100, "
        + "a folder of classes of images, a table (.csv, .tsv), or NumPy's arrays (.npz)";
}
