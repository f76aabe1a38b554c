namespace Osnas;

/// <summary>The rules for search spaces.</summary>
internal enum SpaceRule
{
    /// <summary>There are search layers, and each has a candidate.</summary>
    NotEmpty,

    /// <summary>Sizes and counts are within the documented bounds.</summary>
    WithinBounds,

    /// <summary>The input channels of a layer or block equal the output channels of the previous one.</summary>
    ChannelsFollow,

    /// <summary>Strides are 1, 2 or 4, and numbers of channels are at least 1.</summary>
    LayerIsValid,

    /// <summary>The feature map is large enough for each kernel.</summary>
    MapIsLargeEnough,

    /// <summary>The last stage gives one value per class, and only at its end.</summary>
    LastStageGivesClasses,

    /// <summary>The names of blocks exist.</summary>
    BlockIsKnown,

    /// <summary>Options are in their ranges.</summary>
    OptionIsValid,

    /// <summary>A block can be built at its position.</summary>
    BlockFits,

    /// <summary>All candidates of a layer have the same output shape.</summary>
    OutputsAgree,
}

/// <summary>The parts of a search space.</summary>
internal enum SpacePart
{
    /// <summary>The space itself.</summary>
    Space,

    /// <summary>A block of the first stage.</summary>
    First,

    /// <summary>A search layer.</summary>
    Search,

    /// <summary>A block of the last stage.</summary>
    Last,

    /// <summary>A candidate.</summary>
    Micro,
}

/// <summary>A violation of a rule by a search space.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Part">The part of the space that violates the rule.</param>
/// <param name="Index">The index of the block, layer or candidate.</param>
/// <param name="Member">The property that is wrong, such as <c>InChannels</c>; null for the whole part.</param>
/// <param name="Message">What is wrong, with the numbers, and what to change; without a final period.</param>
/// <param name="Suggestion">The correct value of the property, if it is clear.</param>
internal sealed record SpaceFault(
    SpaceRule Rule, SpacePart Part, int Index, string? Member, string Message, string? Suggestion = null);
