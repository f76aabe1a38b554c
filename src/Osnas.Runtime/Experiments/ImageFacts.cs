namespace Osnas.Experiments;

/// <summary>What is known of the images that a preset is chosen for.</summary>
/// <param name="Side">Their shorter side, in pixels.</param>
internal sealed record ImageFacts(int Side)
{
    /// <summary>The size that the search scales them to; null for the preset's own.</summary>
    public ImageSize? Size { get; private init; }

    /// <summary>The number of classes; null for the preset's own.</summary>
    public int? Classes { get; init; }

    /// <summary>Images that the search scales to a size.</summary>
    /// <param name="size">The size.</param>
    /// <param name="classes">The number of classes; null for the preset's own.</param>
    public static ImageFacts Of(ImageSize size, int? classes) =>
        new(Math.Min(size.Height, size.Width)) { Size = size, Classes = classes };

    /// <summary>A clause if the images become more than twice as large as they are; otherwise, nothing.</summary>
    /// <param name="spec">The preset.</param>
    public string DescribeScaling(SearchSpaceSpec spec) => Size is null && spec.InputSize.Height > 2 * Side
        ? $"; pictures of {Side} pixels are scaled up to {spec.InputSize}"
        : string.Empty;

    /// <summary>The size, as in <c>images of 48 pixels</c>.</summary>
    public override string ToString() => $"images of {(Size is { } size ? size.ToString() : $"{Side}")} pixels";
}
