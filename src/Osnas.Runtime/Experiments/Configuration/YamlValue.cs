namespace Osnas.Experiments;

/// <summary>A value of a YAML text, with the place where it is written.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal abstract record YamlValue(int Line, int Column)
{
    /// <summary>Whether an alias refers to it.</summary>
    public bool IsReferred { get; set; }

    /// <summary>Whether an alias refers to it, or to a part of it.</summary>
    public virtual bool HoldsReferred => IsReferred;
}

/// <summary>A word.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Text">The word.</param>
/// <param name="IsQuoted">Whether it is written in quotes, and so is text.</param>
internal sealed record YamlScalar(int Line, int Column, string Text, bool IsQuoted) : YamlValue(Line, Column)
{
    /// <summary>Whether it stands for no value.</summary>
    public bool IsNull => !IsQuoted && Text is "" or "~" or "null" or "Null" or "NULL";
}

/// <summary>A list.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record YamlSequence(int Line, int Column) : YamlValue(Line, Column)
{
    /// <summary>Its items.</summary>
    public List<YamlValue> Items { get; } = [];

    /// <inheritdoc/>
    public override bool HoldsReferred => IsReferred || Items.Exists(item => item.IsReferred);
}

/// <summary>Values by keys.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record YamlMapping(int Line, int Column) : YamlValue(Line, Column)
{
    /// <summary>Its entries, those that it takes over among them.</summary>
    public Dictionary<string, (YamlScalar Key, YamlValue Value)> Entries { get; } = new(StringComparer.Ordinal);
}
