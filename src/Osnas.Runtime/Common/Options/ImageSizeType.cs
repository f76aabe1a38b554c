using System.Text.Json;

namespace Osnas.Options;

/// <summary>
/// Sizes of images: a number for a square, or height x width, on a command line as in <c>48x64</c>, in a file as in
/// <c>[48, 64]</c> too.
/// </summary>
/// <param name="sides">What height and width may be.</param>
internal sealed class ImageSizeType(NumberRange sides) : OptionType<ImageSize?>
{
    private const string OrPair = "or height x width, as in 48x64";

    public override string ValueName => "size";

    public override ImageSize? Read(GivenValue given)
    {
        var word = NumberText.Shorten(string.Join(", ", given.Words));
        if (given.IsQuoted)
            throw new FormatException($"{given.Name} is '{word}'; write {sides}, {OrPair}, without quotes");
        if (given.NumberFault is { } fault)
            throw new FormatException($"{given.Name} is {word}; {fault}");
        return given.Words switch
        {
            [var one] when sides.TryRead(one, out var side) => (int)side,
            [var one] when ImageSize.TryParse(one, out var size) && IsInRange(size) => size,
            [var height, var width] when sides.TryRead(height, out var rows) && sides.TryRead(width, out var columns) =>
                new ImageSize((int)rows, (int)columns),
            [var one] => throw new FormatException($"{sides.Describe(given.Name, one)}, {OrPair}"),
            _ => throw new FormatException($"{given.Name} is [{word}]; write {sides}, {OrPair}"),
        };
    }

    public override string? FindFault(ImageSize? value, string name) =>
        value is { } size && !IsInRange(size) ? $"{name} is {Format(value)}; height and width must be {sides}" : null;

    public override string? Format(ImageSize? value) => value?.ShortText;

    public override void Write(Utf8JsonWriter writer, ImageSize? value)
    {
        if (value is { } size)
            ImageSizeConverter.Write(writer, size);
        else
            writer.WriteNullValue();
    }

    public override ImageSize? Read(JsonElement element) => element.ValueKind == JsonValueKind.Null
        ? null
        : ImageSizeConverter.Find(element) ?? throw new FormatException("the value is no size");

    private bool IsInRange(ImageSize size) => sides.Contains(size.Height) && sides.Contains(size.Width);
}
