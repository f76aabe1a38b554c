namespace Osnas;

/// <summary>The rules that every search space keeps.</summary>
internal enum SpaceRule
{
    /// <summary>There are search layers, and each has a candidate.</summary>
    NotEmpty,

    /// <summary>Sizes and counts are within the documented bounds.</summary>
    WithinBounds,

    /// <summary>A layer or block takes the channels that the one before gives.</summary>
    ChannelsFollow,

    /// <summary>Strides are 1, 2 or 4, and channels at least 1.</summary>
    LayerIsValid,

    /// <summary>The feature map is large enough for each kernel.</summary>
    MapIsLargeEnough,

    /// <summary>The last stage gives one value per class, and only at its end.</summary>
    LastStageGivesClasses,

    /// <summary>Blocks have the name of a block.</summary>
    BlockIsKnown,

    /// <summary>Options are in their range.</summary>
    OptionIsValid,

    /// <summary>A block can be built where it stands.</summary>
    BlockFits,

    /// <summary>All candidates of a layer give the same shape.</summary>
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

/// <summary>A rule that a search space breaks, and where.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Part">The part of the space that breaks it.</param>
/// <param name="Index">Which of the blocks, layers or candidates.</param>
/// <param name="Member">The property that is wrong, as in <c>InChannels</c>; null if it is the whole.</param>
/// <param name="Message">What is wrong, with the numbers, and what to do; without a full stop.</param>
/// <param name="Suggestion">What the property should be, if that is clear.</param>
internal sealed record SpaceFault(
    SpaceRule Rule, SpacePart Part, int Index, string? Member, string Message, string? Suggestion = null);
