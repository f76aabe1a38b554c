using System.CommandLine;
using Osnas.Data;

namespace Osnas.App;

/// <summary>The options of data.</summary>
/// <param name="defaults">The defaults.</param>
/// <param name="ownSize">The size that images have if none is given, in words.</param>
internal sealed class DataSettings(DataOptions defaults, string ownSize = "224 in folders of pictures, else their own")
{
    private readonly Option<string?> _data = Settings.Text("--data", $"The images: {DataSource.Known}", "data", Path.GetFileName(defaults.Source));
    private readonly Option<string?> _label = Settings.Text(
        "--label", $"In a table, the column of the labels: {DataOptions.FirstColumn}, {DataOptions.LastColumn}, or its name [default: found by its name or values]", "column", defaults.Label);
    private readonly Option<int?> _limit = Settings.Whole("--limit", "Use at most so many training, and so many test images", defaults.Limit, OptionRanges.Images);
    private readonly Option<int?> _inputSize = Settings.Whole("--input-size", $"Height and width that images are scaled to [default: {ownSize}]", defaults.InputSize, OptionRanges.ImageSize);

    private readonly Option<bool> _skipBadImages = new("--skip-bad-images") { Description = "Leave out pictures that can't be read, and count them [default: they are an error]" };

    private readonly Option<bool> _verifyData = new("--verify-data") { Description = "Read all pictures again to tell whether the data is that of the run [default: those of another size or time]" };

    public IEnumerable<Option> Options => [_data, _label, _limit, _inputSize, _skipBadImages, _verifyData];

    /// <summary>The same, by the keys of a configuration; <c>--skip-bad-images</c> has no value.</summary>
    public IEnumerable<(Option Option, string Key)> Keys => [(_data, "dataset.dataset_path"), (_label, "dataset.label"), (_limit, "dataset.limit"), (_inputSize, "dataset.input_size")];

    /// <summary>Whether any of them is given; a limit or a size is about data that is given, too.</summary>
    public bool IsGiven(ParseResult result) => Options.Any(option => option != _verifyData && IsGiven(result, option));

    /// <summary>Whether all files are read again.</summary>
    public bool VerifyData(ParseResult result) => result.GetValue(_verifyData);

    public DataOptions Apply(ParseResult result, DataOptions options)
    {
        var source = result.GetValue(_data) ?? options.Source;
        if (source.Length == 0)
            throw new UsageException($"{_data.Name} is missing: {DataSource.Known}");
        return options with
        {
            Source = source,
            Label = result.GetValue(_label) ?? options.Label,
            Limit = result.GetValue(_limit) ?? options.Limit,
            InputSize = result.GetValue(_inputSize) ?? options.InputSize,
            SkipBadImages = result.GetValue(_skipBadImages) || options.SkipBadImages,
            VerifyData = VerifyData(result) || options.VerifyData,
        };
    }

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };
}
