namespace Osnas.Data;

/// <summary>The parts of <see cref="DataOptions"/> that a data format uses.</summary>
public sealed record DataReading
{
    /// <summary>The <see cref="Label"/> that is the first column.</summary>
    internal const string FirstColumn = "first";

    /// <summary>The <see cref="Label"/> that is the last column.</summary>
    internal const string LastColumn = "last";

    /// <summary>See <see cref="DataOptions.Label"/>.</summary>
    public string? Label { get; init; }

    /// <summary>See <see cref="DataOptions.GroupBy"/>.</summary>
    public string? GroupBy { get; init; }

    /// <summary>See <see cref="DataOptions.InputSize"/>.</summary>
    public ImageSize? InputSize { get; init; }

    /// <summary>See <see cref="DataOptions.CenterCrop"/>.</summary>
    public double CenterCrop { get; init; }

    /// <summary>See <see cref="DataOptions.Fit"/>.</summary>
    public ImageFit Fit { get; init; }

    /// <summary>See <see cref="DataOptions.ApplyOrientation"/>.</summary>
    public bool ApplyOrientation { get; init; }

    /// <summary>See <see cref="DataOptions.SkipBadImages"/>.</summary>
    public bool SkipBadImages { get; init; }

    /// <summary>See <see cref="DataOptions.VerifyData"/>.</summary>
    internal bool VerifyData { get; init; }

    /// <summary>What a group of images is; null if there are none.</summary>
    internal GroupRule? Groups => GroupRule.Read(GroupBy);

    /// <summary>The memory limit for the decoded images of each part, in bytes.</summary>
    public long CacheBytes { get; init; }
}
