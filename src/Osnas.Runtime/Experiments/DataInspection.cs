using System.Globalization;
using Osnas.Data;

namespace Osnas.Experiments;

/// <summary>Looks at data as a search would, without searching.</summary>
/// <param name="Report">What was found.</param>
/// <param name="Lines">The same in lines of text.</param>
internal sealed record DataInspection(DataReport Report, IReadOnlyList<string> Lines)
{
    // Sizes that networks usually have. Pictures that are smaller than all have their own.
    private static readonly int[] UsualSizes = [28, 32, 48, 64, 96, 128, 160, 192, 224];

    // Networks halve the size some times.
    private const int LongerSideStep = 8;

    /// <summary>Looks at data. Pictures that can't be read are counted, whether a search would skip them or not.</summary>
    /// <param name="options">Which data, and how it is read.</param>
    /// <param name="seed">The seed that assigns images to parts.</param>
    /// <param name="space">A space that the data is compared with; null for none. Its input size is the default one.</param>
    /// <exception cref="IOException">There is no such data; the message says how to get it.</exception>
    /// <exception cref="InvalidDataException">It can't be read as data; the message says what was understood.</exception>
    public static DataInspection Run(DataOptions options, int seed, SearchSpaceRegistration? space)
    {
        var chosen = options.InputSize ?? space?.Spec.InputSize;
        using var data = DataSource.Load(
            options with { InputSize = chosen, SkipBadImages = true }, seed);
        var report = new DataReport(
            options.Source,
            data.Fingerprint?.Hash,
            data.Train.Channels,
            data.Train.Size,
            data.Train.Count,
            data.HasValidation ? data.Validation.Count : 0,
            data.Test.Count,
            data.CountClasses(),
            data.Pictures,
            data.Pictures is { } found && Suggest(found) is var size && size != chosen ? size : null,
            data.Notes,
            space is null ? null : Compare(space.Spec, data.Train));
        return new(
            report,
            [
                .. DataSummary.Create(data, options, space?.Spec, spaceName: space?.Name),
                .. data.Pictures is { } pictures ? Describe(pictures, report, options) : [],
                .. report.Space is { } fit ? DataSummary.Block("space", DataSummary.Wrap(Describe(fit, report))) : [],
            ]);
    }

    /// <summary>A usual size for the shorter side; of oblong pictures the longer side has their proportions.</summary>
    private static ImageSize Suggest(PictureSummary pictures)
    {
        var median = (int)pictures.ShorterSide.Median;
        var shorter = UsualSizes.LastOrDefault(size => size <= median) is > 0 and var usual ? usual : median;
        if (!pictures.AreOblong || pictures.Proportions is not { } proportions)
            return shorter;
        var isWide = proportions > 1;
        var step = shorter < UsualSizes[0] ? 1 : LongerSideStep;
        var steps = Math.Round(shorter * (isWide ? proportions : 1 / proportions) / step, MidpointRounding.AwayFromZero);
        var longest = Math.Min(isWide ? pictures.Width.Median : pictures.Height.Median, SearchSpaceSpec.MaxExtent);
        var longer = (int)Math.Max(shorter, Math.Min(step * steps, longest));
        return isWide ? new(shorter, longer) : new(longer, shorter);
    }

    private static string DescribeSuggestion(ImageSize size, PictureSummary pictures) =>
        $"suggested: --input-size {(size.IsSquare ? NumberText.Exact(size.Height) : size.ToString())}"
        + (size.IsSquare ? ". Half of the pictures have" : " (height x width). Nearly all pictures have these proportions, and half have")
        + $" a shorter side of {NumberText.Exact(pictures.ShorterSide.Median)} pixels or less";

    private static SpaceFit Compare(SearchSpaceSpec spec, ImageDataset images) =>
        new(spec.Name, spec.Classes, spec.InputChannels, spec.InputSize, ExperimentData.Fits(images, spec));

    private static IEnumerable<string> Describe(PictureSummary pictures, DataReport report, DataOptions options)
    {
        var (width, height) = (pictures.Width.Median, pictures.Height.Median);
        var formats = string.Join(", ", pictures.Formats.Select(format => $"{NumberText.Exact(format.Value)} {format.Key}"));
        string[] lines =
        [
            $"{NumberText.Exact(pictures.Count)}: {formats}; "
            + $"{NumberText.Exact(pictures.Gray)} gray, {NumberText.Exact(pictures.Transparent)} with transparency, "
            + $"{NumberText.Exact(pictures.Turned)} turned by EXIF",
            $"width {Describe(pictures.Width)}, height {Describe(pictures.Height)}",
            .. options.Fit == ImageFit.Crop
            ? [DescribeCrop(new((int)height, (int)width), options.CenterCrop, report.InputSize)]
            : Array.Empty<string>(),
        ];
        return
        [
            .. DataSummary.Block("pictures", lines.SelectMany(DataSummary.Wrap)),
            .. report.SuggestedInputSize is { } size
            ? DataSummary.Block("size", DataSummary.Wrap(DescribeSuggestion(size, pictures)))
            : [],
            .. pictures.UnreadableCount > 0 ? DataSummary.Block("bad", DescribeBad(pictures, options)) : [],
        ];
    }

    /// <summary>How much of a usual picture is used.</summary>
    private static string DescribeCrop(ImageSize picture, double centerCrop, ImageSize target)
    {
        var crop = Region.Center(picture.Width, picture.Height, centerCrop, target);
        var share = (double)crop.Width * crop.Height / picture.Width / picture.Height;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"of {picture.Width}x{picture.Height} pixels, the crop uses {crop.Width}x{crop.Height} ({100 * share:F0}%); --fit stretch and "
            + $"--fit pad use all");
    }

    private static IEnumerable<string> DescribeBad(PictureSummary pictures, DataOptions options)
    {
        var found = $"{NumberText.Exact(pictures.UnreadableCount)} picture{(pictures.UnreadableCount == 1 ? string.Empty : "s")} "
            + "can't be read. ";
        foreach (var line in DataSummary.Wrap(found + (options.SkipBadImages
            ? "They are left out."
            : "A search stops before it starts. Replace or delete them, or leave them out with --skip-bad-images.")))
            yield return line;
        foreach (var line in pictures.Unreadable.SelectMany(DataSummary.Wrap))
            yield return line;
        if (pictures.UnreadableCount > pictures.Unreadable.Count)
            yield return $"and {NumberText.Exact(pictures.UnreadableCount - pictures.Unreadable.Count)} more";
    }

    private static string Describe(SpaceFit fit, DataReport report) =>
        $"{fit.Name} takes images of {fit.InputChannels} channel{(fit.InputChannels == 1 ? string.Empty : "s")}, {fit.InputSize}"
        + (fit.Fits ? " and so fits" : $"; those of the data have {report.Channels}. Set InputChannels in [SearchSpace].");

    private static string Describe(Spread spread) => spread.Least == spread.Greatest
        ? NumberText.Exact(spread.Least)
        : $"{NumberText.Exact(spread.Least)} to {NumberText.Exact(spread.Greatest)} (median {NumberText.Exact(spread.Median)})";
}
