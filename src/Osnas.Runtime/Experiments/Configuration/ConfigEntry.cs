using Osnas.Options;

namespace Osnas.Experiments;

/// <summary>A value of a configuration, and where its key is written.</summary>
/// <param name="Value">The value.</param>
internal sealed record ConfigEntry(GivenValue Value)
{
    /// <summary>The line of the key, from 1; 0 if the source has none.</summary>
    public int KeyLine { get; init; }

    /// <summary>The column of the key, from 1; 0 if the source has none.</summary>
    public int KeyColumn { get; init; }

    /// <summary>The key of the outermost value around it that has an anchor which is referred to; null if none has.</summary>
    public string? Anchored { get; init; }
}
