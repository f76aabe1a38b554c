using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Osnas.Data;
using Osnas.Spaces;

namespace Osnas.Export;

/// <summary>
/// The description of an exported network for other programs: its input, its classes and its origin. The file
/// <c>model.json</c> and the metadata of the ONNX file contain the same properties.
/// </summary>
public sealed record ModelMetadata : IReadDocument
{
    /// <summary>The description of the network in one line.</summary>
    public required string Description { get; init; }

    /// <summary>The names of the classes, in the order of the outputs.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The type of the input's values. <see cref="NormalizationInGraph"/> says whether the caller normalizes them.</summary>
    public required InputType InputType { get; init; }

    /// <summary>The number of channels of the input.</summary>
    public required int Channels { get; init; }

    /// <summary>The height of the input, in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>The width of the input, in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>The meaning of the channels.</summary>
    public required ColorOrder ColorOrder { get; init; }

    /// <summary>How pictures with other proportions are fitted; null if the data doesn't consist of bytes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImageFit? Fit { get; init; }

    /// <summary>
    /// With <see cref="ImageFit.Crop"/>, the sides of the used rectangle in the middle of a picture, as a share of the largest
    /// one with the proportions of the input.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? CenterCrop { get; init; }

    /// <summary>With <see cref="ImageFit.Pad"/>, the red, green and blue that it fills with.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? PadColor { get; init; }

    /// <summary>Whether a picture is first turned as its EXIF orientation says.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? ApplyOrientation { get; init; }

    /// <summary>Whether the network scales and normalizes its input. Otherwise, the caller does.</summary>
    public required bool NormalizationInGraph { get; init; }

    /// <summary>The factor of the values: 1/255 for bytes.</summary>
    public required double Scale { get; init; }

    /// <summary>The value to subtract from the scaled values, for each channel.</summary>
    public required IReadOnlyList<float> Mean { get; init; }

    /// <summary>The divisor of the difference, for each channel.</summary>
    public required IReadOnlyList<float> Deviation { get; init; }

    /// <summary>The name of the search space.</summary>
    public required string Space { get; init; }

    /// <summary>The fingerprint of the space.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The index of the chosen candidate in each search layer, such as <c>0,3,1</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>The test accuracy, from 0 to 1; null if it is unknown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TestAccuracy { get; init; }

    /// <summary>The time when the network was trained, in UTC; null if it is unknown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Trained { get; init; }

    /// <summary>The version of Osnas that exported the network.</summary>
    public string OsnasVersion { get; init; } = Library.Version;

    /// <summary>The version of libtorch that trained the network; null if it is unknown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LibtorchVersion { get; init; }

    bool IReadDocument.IsWhole => this is { Classes: not null, Mean: not null, Deviation: not null, Space: not null };

    /// <summary>Creates the description of a network.</summary>
    /// <param name="model">The network.</param>
    /// <param name="preprocessing">The preprocessing of the training images; see <see cref="ImageDataset.Preprocessing"/>.</param>
    /// <param name="classes">The names of the classes, by label; null for <c>0</c>, <c>1</c> and so on.</param>
    /// <param name="inputType">The type of the network's input; null for bytes if the data has bytes, and otherwise for 32-bit
    /// floats.</param>
    /// <returns>The description.</returns>
    /// <exception cref="ArgumentException">The network has another number of channels or classes, or bytes are requested but
    /// the data doesn't consist of bytes.</exception>
    /// <exception cref="SearchSpaceException">The network can't take images of that size.</exception>
    public static ModelMetadata Create(
        BaseModel model, Preprocessing preprocessing, IReadOnlyList<string>? classes = null, InputType? inputType = null)
    {
        var spec = model.Spec;
        var type = inputType ?? (preprocessing.TakesBytes ? InputType.UInt8 : InputType.Float32);
        CheckFits(spec, preprocessing, classes);
        if (type == InputType.UInt8 && !preprocessing.TakesBytes)
            throw new ArgumentException(
                $"The {spec.Name} network was trained on values that aren't bytes from 0 to 255, so its input can't be uint8. Choose "
                + "float32.",
                nameof(inputType));
        var framing = preprocessing.TakesBytes ? preprocessing.Framing : null;
        var element = type == InputType.Raw ? InputType.Float32 : type;
        var input = SpaceGraph.Build(spec, preprocessing.Framing.Size).Input;
        return new()
        {
            Description =
                $"Images to classes: {element.ToString().ToLowerInvariant()} [N, {input.Channels}, {input.Height}, {input.Width}] to "
                + $"logits [N, {spec.Classes}]. Made with Osnas from the search space {spec.Name}, architecture {model.Architecture}.",
            Classes = classes ?? [.. Enumerable.Range(0, spec.Classes).Select(label => label.ToString(CultureInfo.InvariantCulture))],
            InputType = element,
            Channels = input.Channels,
            Height = input.Height,
            Width = input.Width,
            ColorOrder = preprocessing.Colors,
            Fit = framing?.Fit,
            CenterCrop = framing is { Fit: ImageFit.Crop } ? framing.CenterCrop : null,
            PadColor = framing is { Fit: ImageFit.Pad } ? [.. PictureFraming.PadColor.Select(value => (int)value)] : null,
            ApplyOrientation = framing?.ApplyOrientation,
            NormalizationInGraph = type != InputType.Raw,
            Scale = preprocessing.Scale,
            Mean = preprocessing.Mean,
            Deviation = preprocessing.Deviation,
            Space = spec.Name,
            Fingerprint = spec.Fingerprint,
            Architecture = model.Architecture.ToString(),
        };
    }

    /// <summary>Writes the description as JSON.</summary>
    /// <param name="path">The file. An existing description is replaced.</param>
    /// <exception cref="IOException">The file exists and isn't such a description, or can't be written.</exception>
    public void Save(string path)
    {
        CheckPlace(path);
        AtomicFile.WriteAllText(path, JsonText.Write(this, ExportJson.Default.ModelMetadata) + "\n");
    }

    /// <summary>Gets the path of the description of a network, such as <c>model.json</c> for <c>model.onnx</c>.</summary>
    /// <param name="network">The path of the network.</param>
    /// <returns>The path.</returns>
    public static string PathBeside(string network) => Path.ChangeExtension(network, ".json");

    /// <summary>Makes sure that a network takes the images of a preprocessing, and has as many classes as there are names.</summary>
    /// <exception cref="ArgumentException">It doesn't, or hasn't.</exception>
    internal static void CheckFits(
        SearchSpaceSpec spec,
        Preprocessing preprocessing,
        IReadOnlyList<string>? classes,
        [CallerArgumentExpression(nameof(classes))] string? nameOfClasses = null)
    {
        if (preprocessing.Channels != spec.InputChannels)
            throw new ArgumentException(
                $"The {spec.Name} network takes images of {spec.InputChannels} channels; the preprocessing is for "
                + $"{preprocessing.Channels}.",
                nameof(preprocessing));
        if (classes is not null && classes.Count != spec.Classes)
            throw new ArgumentException(
                $"The {spec.Name} network has {spec.Classes} classes; there are {classes.Count} names.", nameOfClasses);
    }

    /// <summary>Makes sure that a file can be written without a loss.</summary>
    /// <exception cref="IOException">It holds something else.</exception>
    internal static void CheckPlace(string path)
    {
        if (File.Exists(path) && TryRead(path) is null)
            throw new IOException($"{path} is there and doesn't describe an exported network. Choose another name for the network.");
    }

    /// <summary>All properties as texts: what isn't a text is JSON.</summary>
    internal IEnumerable<(string Name, string Value)> ToTexts()
    {
        using var document = JsonDocument.Parse(JsonText.WriteLine(this, ExportJson.Default.ModelMetadata));
        foreach (var property in document.RootElement.EnumerateObject())
            yield return (
                property.Name,
                property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText());
    }

    /// <summary>Reads the description in a file; null if the file holds something else.</summary>
    internal static ModelMetadata? TryRead(string path)
    {
        try
        {
            return JsonText.Read(path, ExportJson.Default.ModelMetadata);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
