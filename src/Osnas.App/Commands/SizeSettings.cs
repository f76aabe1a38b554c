using System.CommandLine;

namespace Osnas.App;

/// <summary>The options of a look-up table: its space, and the images that it is for.</summary>
internal sealed class SizeSettings
{
    private readonly SpaceSetting _space = new();
    private readonly Option<ImageSize?> _inputSize =
        Settings.Size("--input-size", "Height and width of the image [default: that of the space]", OptionRanges.InputSize);
    private readonly Option<int?> _classes =
        Settings.Whole("--classes", "Number of classes [default: that of the space]", null, OptionRanges.Classes);

    public void AddTo(Command command)
    {
        foreach (var option in _space.Options)
            command.Add(option);
        command.Add(_inputSize);
        command.Add(_classes);
    }

    public SearchSpaceRegistration FindSpace(ParseResult result) => _space.Find(result);

    public BaseLookUpTable CreateTable(ParseResult result)
    {
        var space = FindSpace(result);
        return space.CreateLookUpTable(
            result.GetValue(_inputSize) ?? space.Spec.InputSize, result.GetValue(_classes) ?? space.Spec.Classes);
    }
}
