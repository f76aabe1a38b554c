using System.CommandLine;
using Osnas.Data;

namespace Osnas.App;

/// <summary>The options of data.</summary>
/// <param name="defaults">The defaults.</param>
internal sealed class DataSettings(DataOptions defaults)
{
    private readonly Option<string?> _data = Settings.Text("--data", $"The images: {DataSource.Known}", "data", Path.GetFileName(defaults.Source));
    private readonly Option<int?> _limit = Settings.Number("--limit", "Use at most so many training, and so many test images", defaults.Limit, 1);
    private readonly Option<int?> _inputSize = Settings.Number("--input-size", "Height and width that images are scaled to [default: their own]", defaults.InputSize, 1);

    public IEnumerable<Option> Options => [_data, _limit, _inputSize];

    /// <summary>The same, by the keys of a configuration.</summary>
    public IEnumerable<(Option Option, string Key)> Keys => [(_data, "dataset.dataset_path"), (_limit, "dataset.limit"), (_inputSize, "dataset.input_size")];

    public bool IsGiven(ParseResult result) => result.GetValue(_data) is not null;

    public DataOptions Apply(ParseResult result, DataOptions options)
    {
        var source = result.GetValue(_data) ?? options.Source;
        if (source.Length == 0)
            throw new UsageException($"{_data.Name} is missing: {DataSource.Known}");
        return options with
        {
            Source = source,
            Limit = result.GetValue(_limit) ?? options.Limit,
            InputSize = result.GetValue(_inputSize) ?? options.InputSize,
        };
    }
}
