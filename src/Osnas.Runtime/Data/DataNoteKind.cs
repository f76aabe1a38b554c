namespace Osnas.Data;

/// <summary>The kind of a <see cref="DataNote"/>.</summary>
public enum DataNoteKind
{
    /// <summary>An interpretation of data that has another possible meaning.</summary>
    Understood,

    /// <summary>Data that exists and isn't used.</summary>
    LeftOut,

    /// <summary>Data that is used but is often a mistake.</summary>
    Doubtful,
}
