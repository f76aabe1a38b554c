namespace Osnas.Data;

/// <summary>The kind of a <see cref="DataNote"/>.</summary>
public enum DataNoteKind
{
    /// <summary>How something was understood that could have been meant otherwise.</summary>
    Understood,

    /// <summary>Something that was there and isn't used.</summary>
    LeftOut,

    /// <summary>Something that is used, and is often a mistake.</summary>
    Doubtful,
}
