using System.CommandLine;

namespace Osnas.App;

/// <summary>The options of a look-up table: its space, and the images that it is for.</summary>
internal sealed class SizeSettings
{
    private readonly SpaceSetting _space = new();
    private readonly Option<ImageSize?> _inputSize =
        Settings.Size("--input-size", "Height and width of the image [default: the input size of the space]", OptionRanges.InputSize);
    private readonly Option<int?> _classes =
        Settings.Whole("--classes", "Number of classes [default: that of the space]", null, OptionRanges.Classes);

    public void AddTo(Command command)
    {
        foreach (var option in _space.Options)
            command.Add(option);
        command.Add(_inputSize);
        command.Add(_classes);
    }

    public SearchSpaceRegistration FindSpace(ParseResult result) => _space.Find(result, () => null);

    public BaseLookUpTable CreateTable(ParseResult result) => CreateTable(result, () => null);

    /// <summary>The table of the space that is given, or else of the one that another option knows.</summary>
    public BaseLookUpTable CreateTable(ParseResult result, Func<SearchSpaceRegistration?> other)
    {
        var space = _space.Find(result, other);
        return space.CreateLookUpTable(
            result.GetValue(_inputSize) ?? space.Spec.InputSize, result.GetValue(_classes) ?? space.Spec.Classes);
    }
}
