namespace Osnas.Data;

/// <summary>A form of files that tools keep images in.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Example">How it looks.</param>
/// <param name="Tools">Who writes it.</param>
/// <param name="Hint">What to do, where it isn't read; null if it is.</param>
/// <param name="Reading">What is taken, where it is read; null if it isn't.</param>
internal sealed record FileFormat(string Name, string Example, string Tools, string? Hint = null, string? Reading = null)
{
    private const string Unpack = "Unpack it and give the folder.";
    private const string Pictures = "Export the images as pictures, in a folder for each class: cat/1.png, dog/2.png.";

    // Tables, which are read.
    public static readonly FileFormat LabelFirst = new(
        "label first", "`7,0,0,12,...`", "MNIST, Fashion-MNIST and EMNIST as CSV", Reading: "the label is the first column, by its values");

    public static readonly FileFormat LabelLast = new(
        "label last", "`0,0,12,...,7`", "UCI, OpenML, scikit-learn", Reading: "the label is the last column, by its values");

    public static readonly FileFormat Header = new(
        "header",
        "`label,pixel0,pixel1,...`",
        "Kaggle, pandas, numpy.savetxt (`header=`)",
        Reading: "the label is the column of that name (`label`, `class`, `target`, `y`, ...)");

    public static readonly FileFormat IndexColumn = new(
        "index column", "`,0,1,...` and `0,7,0,...`", "pandas (`to_csv`)", Reading: "the column that numbers the lines is left out");

    public static readonly FileFormat Separators = new(
        "other separators",
        "`7;0;0`, `7 0 0`, a `.tsv`",
        "spreadsheets, numpy.savetxt",
        Reading: "semicolons, tabs or spaces, and quotes around values");

    public static readonly FileFormat NamedLabels = new(
        "names as labels", "`cat,0,0,12,...`", "pandas, Kaggle", Reading: "classes are the names in ordinal order");

    public static readonly FileFormat Comments = new(
        "comments", "`# digits`", "numpy.savetxt (`header=`)", Reading: "lines that begin with `#` are left out");

    public static readonly FileFormat PixelColumn = new(
        "all pixels in a column",
        "`emotion,pixels,Usage`",
        "FER2013",
        Reading: "parts by `Usage`: `Training`, `PublicTest`, `PrivateTest`");

    public static readonly FileFormat TableFolder = new(
        "folder of tables",
        "`mnist_train.csv`, `mnist_test.csv`",
        "Kaggle",
        Reading: "parts by the names; a test table without labels is left out");

    // Arrays, which are read.
    public static readonly FileFormat Idx = new(
        "MNIST",
        "`train-images-idx3-ubyte.gz`, `t10k-labels.idx1-ubyte`, ...",
        "MNIST, Fashion-MNIST, KMNIST, torchvision (`MNIST/raw`)",
        Reading: "gzipped or not, also from the folders above");

    public static readonly FileFormat NamedIdx = new(
        "MNIST with a prefix",
        "`emnist-letters-train-images-idx3-ubyte`, ...",
        "EMNIST, QMNIST",
        Reading: "of several in a folder, the one whose file is given; EMNIST's images as they are, transposed");

    public static readonly FileFormat CifarBinary = new(
        "CIFAR-10, CIFAR-100, binary",
        "`cifar-10-batches-bin/`, `cifar-100-binary.tar.gz`",
        "its home page",
        Reading: "the folder, the one above, or the archive");

    public static readonly FileFormat KerasArrays = new(
        "NumPy, by Keras's names",
        "`x_train`, `y_train`, `x_test`, `y_test` in a `.npz`",
        "Keras (`mnist.npz`), numpy.savez",
        Reading: "`[N, H, W]`, `[N, H, W, C]` or `[N, C, H, W]`; labels `[N]`, `[N, 1]` or one-hot");

    public static readonly FileFormat MedMnist = new(
        "NumPy, by MedMNIST's names",
        "`train_images`, `train_labels`, `val_images`, ... in a `.npz`",
        "MedMNIST",
        Reading: "with its validation images");

    public static readonly FileFormat ArrayFolder = new(
        "folder of NumPy's files", "`x_train.npy`, `y_train.npy`, ...", "numpy.save", Reading: "as a `.npz`");

    // Tables and arrays that can't be read.
    public static readonly FileFormat TableWithoutLabels = new(
        "table without labels",
        "`pixel0,pixel1,...`",
        "Kaggle's `test.csv`",
        "Give the table of training images; test images are split from it.");

    public static readonly FileFormat ColorTable = new(
        "table of colors", "2,352 values and a label", "HAM10000 (`hmnist_28_28_RGB.csv`)",
        "The order of pixels and channels is ambiguous: write them as pictures in folders of classes, or as a "
        + ".npz of x_train [N, H, W, 3] and y_train [N].");

    public static readonly FileFormat DecimalCommas = new(
        "decimal commas",
        "`0,5;1,5;3`",
        "spreadsheets in many languages",
        "Write numbers with decimal points: in a spreadsheet, choose English (United States) as the language of the file, in pandas leave "
        + "out decimal=','.");

    public static readonly FileFormat NumpyWithoutNames = new(
        "NumPy without names",
        "`arr_0` in a `.npz`, a single `.npy`",
        "numpy.save, numpy.savez, KMNIST",
        "Save images and labels with names: numpy.savez('data.npz', x_train=..., y_train=..., x_test=..., y_test=...).");

    public static readonly FileFormat NumpyObjects = new(
        "NumPy's object arrays", "`dtype=object`", "numpy.save of lists", "Save arrays of numbers: numpy.array(images, dtype='uint8').");

    public static readonly FileFormat LibSvm = new(
        "LIBSVM",
        "`7 153:3 154:18`",
        "LIBSVM's data sets, scikit-learn",
        "Write a table with all pixels of an image on each line, as numpy.savetxt does of "
        + "sklearn.datasets.load_svmlight_file(...)[0].toarray().")
    { Starts = FileStart.IsLibSvm };

    public static readonly FileFormat Arff = new(
        "ARFF",
        "`@relation`",
        "Weka, OpenML",
        "Download the CSV file, or delete the lines down to @data and name the file .csv.")
    {
        Endings = [".arff"],
        Starts = FileStart.Is("@relation", "% ")
    };

    public static readonly FileFormat Json = new(
        "JSON",
        "`[{\"label\": 7, ...}]`",
        "web services, pandas (`to_json`)",
        "Write a table: pandas.read_json(...).to_csv('data.csv', index=False).")
    {
        Endings = [".json", ".jsonl", ".ndjson"],
        Starts = FileStart.Is("{", "[{", "[[", "[\n")
    };

    // Other programs' files.
    public static readonly FileFormat CifarPython = new(
        "CIFAR for Python", "`cifar-10-batches-py/`, `cifar-100-python.tar.gz`", "its home page, torchvision, Keras",
        "These are Python pickles, which Osnas never runs: download the binary version, cifar-10-binary.tar.gz or "
        + "cifar-100-binary.tar.gz, from www.cs.toronto.edu/~kriz/cifar.html.");

    public static readonly FileFormat Pickle = new(
        "pickle",
        "`data.pkl`",
        "Python",
        "Pickles are Python programs, which Osnas never runs: save arrays with numpy.savez('data.npz', x_train=..., y_train=...).")
    { Endings = [".pkl", ".pickle", ".p", ".joblib"], Starts = FileStart.IsPickle };

    public static readonly FileFormat Torch = new(
        "PyTorch",
        "`data.pt`",
        "torch.save, torchvision's `MNIST/processed`",
        "Such files are pickles, which Osnas never runs: save arrays with numpy.savez('data.npz', x_train=images.numpy(), "
        + "y_train=labels.numpy()).")
    { Endings = [".pt", ".pth"], Starts = FileStart.IsZipWith("data.pkl") };

    public static readonly FileFormat Matlab = new(
        "MATLAB",
        "`train_32x32.mat`",
        "SVHN, MATLAB, Octave",
        "Convert it: scipy.io.loadmat, then numpy.savez('data.npz', x_train=..., y_train=...) with images as [N, H, W, C].")
    { Endings = [".mat"], Starts = FileStart.Is("MATLAB 5.0 MAT-file", "MATLAB 7.3 MAT-file") };

    public static readonly FileFormat Hdf5 = new(
        "HDF5",
        "`train.h5`",
        "h5py, Keras, PatchCamelyon",
        "Convert it: h5py.File, then numpy.savez('data.npz', x_train=..., y_train=...).")
    { Endings = [".h5", ".hdf5", ".hdf"], Starts = FileStart.Is("\u0089HDF\r\n\u001a\n") };

    public static readonly FileFormat Parquet = new(
        "Parquet",
        "`train-00000-of-00001.parquet`",
        "Hugging Face, pandas",
        Pictures)
    { Endings = [".parquet"], Starts = FileStart.Is("PAR1") };

    public static readonly FileFormat Arrow =
        new("Arrow", "`data-00000-of-00001.arrow`", "Hugging Face (`save_to_disk`), Feather", Pictures)
        { Endings = [".arrow", ".feather"], Starts = FileStart.Is("ARROW1", "FEA1", "\u00ff\u00ff\u00ff\u00ff") };

    public static readonly FileFormat TfRecord = new(
        "TFRecord",
        "`train.tfrecord`, `train.tfrecord-00000-of-00001`",
        "TensorFlow",
        Pictures)
    {
        Endings = [".tfrecord", ".tfrecords"],
        IsName = name => name.Contains(".tfrecord-", StringComparison.OrdinalIgnoreCase)
    };

    public static readonly FileFormat Stl10 = new(
        "STL-10",
        "`train_X.bin`, `train_y.bin`",
        "STL-10",
        "Write it as a .npz: x_train = numpy.fromfile('train_X.bin', 'uint8').reshape(-1, 3, 96, 96).transpose(0, 1, 3, 2), y_train = "
        + "numpy.fromfile('train_y.bin', 'uint8').")
    { FileNames = ["train_X.bin", "train_y.bin", "test_X.bin", "test_y.bin", "unlabeled_X.bin", "stl10_binary.tar.gz"] };

    public static readonly FileFormat Spreadsheet =
        new("spreadsheet", "`digits.xlsx`", "Excel, LibreOffice", "Save the sheet as a CSV file.")
        { Endings = [".xlsx", ".xls", ".ods"], Starts = FileStart.IsZipWith("xl/workbook.xml", "content.xml") };

    public static readonly FileFormat Database = new("database", "`data.db`, `data.mdb`", "SQLite, LMDB (LSUN)", Pictures)
    {
        Endings = [".sqlite", ".sqlite3", ".mdb", ".lmdb"],
        Starts = FileStart.Is("SQLite format 3")
    };

    public static readonly FileFormat Zip = new("ZIP archive", "`images.zip`", "Kaggle, Roboflow, Windows", Unpack)
    {
        Endings = [".zip"],
        Starts = FileStart.Is("PK\u0003\u0004", "PK\u0005\u0006")
    };

    public static readonly FileFormat Tar = new("tar archive", "`images.tar.gz`, `train.tar`", "ImageNet, WebDataset, downloads", Unpack)
    {
        Endings = [".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2", ".txz", ".tbz2"],
        Starts = FileStart.IsTar
    };

    public static readonly FileFormat SevenZip = new("7z or RAR archive", "`images.7z`, `images.rar`", "7-Zip, WinRAR", Unpack)
    {
        Endings = [".7z", ".rar"],
        Starts = FileStart.Is("7z\u00bc\u00af\u0027\u001c", "Rar!")
    };

    public static readonly FileFormat Compressed =
        new("other compression", "`digits.csv.xz`, `.bz2`, `.zst`, `.Z`", "xz, bzip2, zstd", "Expand it, or compress it with gzip.")
        {
            Endings = [".xz", ".bz2", ".zst", ".z", ".lz4"],
            Starts = FileStart.Is("\u00fd7zXZ", "BZh", "\u0028\u00b5\u002f\u00fd", "\u001f\u009d")
        };

    public static readonly FileFormat Picture =
        new("picture", "`000.jpg`", "cameras", "One picture is not a data set: give a folder with a folder of pictures for each class.")
        { IsName = name => PictureFormat.IsNamedSo(name) || PictureFormat.IsUnread(name), Starts = FileStart.IsPicture };

    public static readonly FileFormat WebPage = new(
        "web page",
        "`<html>`",
        "downloads that failed",
        "The download failed or asks to log in: open the address in a browser.")
    {
        Endings = [".html", ".htm"],
        Starts = FileStart.Is("<!DOCTYPE", "<!doctype", "<html", "<?xml")
    };

    public static readonly FileFormat Pointer = new(
        "pointer of Git LFS",
        "`version https://git-lfs...`",
        "git clone without LFS",
        "Get the file itself: git lfs pull.")
    { Starts = FileStart.Is("version https://git-lfs") };

    /// <summary>All, in the order of the data guide's table.</summary>
    public static IReadOnlyList<FileFormat> All { get; } =
    [
        LabelFirst, LabelLast, Header, IndexColumn, Separators, NamedLabels, Comments, PixelColumn, TableFolder,
        Idx, NamedIdx, CifarBinary, KerasArrays, MedMnist, ArrayFolder,
        TableWithoutLabels, ColorTable, DecimalCommas, LibSvm, Arff, Json, NumpyWithoutNames, NumpyObjects,
        CifarPython, Stl10, Pickle, Torch, Matlab, Hdf5, Parquet, Arrow, TfRecord, Spreadsheet, Database,
        Pointer, WebPage, Picture, SevenZip, Tar, Zip, Compressed,
    ];

    /// <summary>
    /// Whether it holds pictures, which folders of classes are made of; <see cref="FolderLayout.Packed"/> says so of a folder
    /// with such files.
    /// </summary>
    public bool HoldsPictures => Hint is Unpack or Pictures;

    /// <summary>How the names of such files end.</summary>
    public IReadOnlyList<string> Endings { get; init; } = [];

    /// <summary>What such files are called, where they have names of their own.</summary>
    public IReadOnlyList<string> FileNames { get; init; } = [];

    /// <summary>Whether a name is that of such a file, where more than its end tells.</summary>
    public Func<string, bool>? IsName { get; init; }

    /// <summary>Whether a file begins as such files do; null if nothing tells it.</summary>
    public Func<FileStart, bool>? Starts { get; init; }

    /// <summary>The format of a file that isn't read: by what it begins with, else by its name; null if it is none of these.</summary>
    public static FileFormat? FindRefused(FileStart start) =>
        All.FirstOrDefault(format => format.FileNames.Contains(start.Name, StringComparer.OrdinalIgnoreCase))
        ?? All.FirstOrDefault(format => format.Starts?.Invoke(start) == true)
        ?? All.FirstOrDefault(format => format.HasEnding(start.Name));

    /// <summary>Whether a file is called as such files are.</summary>
    public bool HasEnding(string path) =>
        Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        || FileNames.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase)
        || IsName?.Invoke(Path.GetFileName(path)) == true;

    /// <summary>The error for a file of this format.</summary>
    public InvalidDataException Refuse(string path) => new($"{path} has an unsupported format ({Name}). {Hint}");
}
