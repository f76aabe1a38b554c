using System.Text.Json.Serialization;

namespace Osnas.Data;

/// <summary>
/// A data format. To read another format, derive a class with <see cref="DataFormatAttribute"/>. Osnas then recognizes the
/// format, and the command line and configuration files find it by name.
/// </summary>
[JsonConverter(typeof(DataFormatConverter))]
public abstract class DataFormat
{
    private static readonly List<Registration> Registered = [];

    /// <summary>All formats, in the order in which they are tried on data.</summary>
    public static IReadOnlyList<DataFormat> All
    {
        get
        {
            lock (Registered)
                return [.. Registered.Select(registration => registration.Format)];
        }
    }

    /// <summary>The format that recognizes the data.</summary>
    public static DataFormat Any => Get("Any");

    /// <summary>Files in MNIST's format; see <see cref="IdxImages"/>.</summary>
    public static DataFormat Mnist => Get("Mnist");

    /// <summary>A text table; see <see cref="CsvImages"/>.</summary>
    public static DataFormat Csv => Get("Csv");

    /// <summary>CIFAR-10; see <see cref="CifarImages"/>.</summary>
    public static DataFormat Cifar10 => Get("Cifar10");

    /// <summary>CIFAR-100; see <see cref="CifarImages"/>.</summary>
    public static DataFormat Cifar100 => Get("Cifar100");

    /// <summary>Folders with a folder for each class; see <see cref="ImageFolder"/>.</summary>
    public static DataFormat Folders => Get("Folders");

    /// <summary>NumPy arrays; see <see cref="NumpyImages"/>.</summary>
    public static DataFormat Numpy => Get("Numpy");

    /// <summary>The name, such as <c>Cifar10</c>.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Other names of the format. They don't hide the name of another format.</summary>
    public virtual IReadOnlyList<string> OtherNames => [];

    /// <summary>The description of the data for messages and help, such as <c>a table (.csv, .tsv)</c>.</summary>
    public abstract string InWords { get; }

    /// <summary>Whether <see cref="DataReading.Label"/> has an effect.</summary>
    public virtual bool HasLabelColumn => false;

    /// <summary>
    /// Whether images are picture files. Then <see cref="DataReading.Fit"/> and <see cref="DataReading.ApplyOrientation"/> have
    /// an effect.
    /// </summary>
    public virtual bool HasPictureFiles => false;

    /// <summary>Registers a format. Generated code does this for each class with <see cref="DataFormatAttribute"/>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="create">Creates the format when it is first used.</param>
    /// <exception cref="ArgumentException">Another format has the name.</exception>
    public static void Register(string name, Func<DataFormat> create)
    {
        lock (Registered)
        {
            if (Called(name) is { } other)
            {
                throw new ArgumentException(
                    $"The data format {name} already exists: {other.GetType().FullName}. Choose another name.", nameof(name));
            }

            Registered.Add(new(name, create));
        }
    }

    /// <summary>Finds a format by its name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>The format, or null if there is none.</returns>
    public static DataFormat? Find(string name) =>
        Called(name) ?? All.FirstOrDefault(format => format.OtherNames.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Gets a format by its name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>The format.</returns>
    /// <exception cref="KeyNotFoundException">There is no such format. The message lists the existing ones.</exception>
    public static DataFormat Get(string name) => Find(name) ?? throw new KeyNotFoundException(
        $"'{name}' is not a data format; {SimilarName.Ask(name, All.Select(format => format.Name))}there are {string.Join(", ", All)}.");

    /// <summary>Whether a file or folder has this format. Text tables and folders of pictures are tried last.</summary>
    /// <param name="path">An existing file or folder.</param>
    /// <returns>true if it has; otherwise, false.</returns>
    public abstract bool Recognizes(string path);

    /// <summary>Reads images.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="reading">How to read it.</param>
    /// <returns>The images, in the parts that the data has.</returns>
    /// <exception cref="FileNotFoundException">A file is missing. The message names it.</exception>
    /// <exception cref="InvalidDataException">The data has another format.</exception>
    public abstract ImageParts Read(string path, DataReading reading);

    /// <summary>Makes sure that nothing is asked for that has no meaning in this format.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    internal void CheckReading(string path, DataReading reading)
    {
        if (reading.Label is { } label && !HasLabelColumn)
        {
            throw new ArgumentException(
                $"The label, '{label}', is a column of a table, but {path} is not a table (its format is {this}).", nameof(reading));
        }

        if (!HasPictureFiles && (reading.Fit != ImageFit.Crop || reading.ApplyOrientation))
        {
            throw new ArgumentException(
                $"{(reading.ApplyOrientation ? "An EXIF orientation" : $"The fit '{reading.Fit.ToString().ToLowerInvariant()}'")} is for "
                + $"files of pictures, but {path} has none (its format is {this}).",
                nameof(reading));
        }
    }

    /// <summary>Gets the name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    /// <summary>Forgets a format. For tests, which share the list.</summary>
    internal static void Remove(string name)
    {
        lock (Registered)
            Registered.RemoveAll(registration => registration.IsCalled(name));
    }

    /// <summary>The format that has a name; the others need not be there for that.</summary>
    private static DataFormat? Called(string name)
    {
        lock (Registered)
            return Registered.Find(registration => registration.IsCalled(name))?.Format;
    }

    private sealed class Registration(string name, Func<DataFormat> create)
    {
        private DataFormat? _format;

        public DataFormat Format
        {
            get
            {
                if (_format is null)
                {
                    _format = create();
                    _format.Name = name;
                }

                return _format;
            }
        }

        public bool IsCalled(string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
    }
}
