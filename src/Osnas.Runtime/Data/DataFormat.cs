namespace Osnas.Data;

/// <summary>What images are kept in.</summary>
public enum DataFormat
{
    /// <summary>Whatever is found.</summary>
    Any,

    /// <summary>Files as those of MNIST; see <see cref="IdxImages"/>.</summary>
    Mnist,

    /// <summary>A table of text; see <see cref="CsvImages"/>.</summary>
    Csv,

    /// <summary>CIFAR-10; see <see cref="CifarImages"/>.</summary>
    Cifar10,

    /// <summary>CIFAR-100; see <see cref="CifarImages"/>.</summary>
    Cifar100,

    /// <summary>Folders of classes; see <see cref="ImageFolder"/>.</summary>
    Folders,

    /// <summary>NumPy's arrays; see <see cref="NumpyImages"/>.</summary>
    Numpy,
}
