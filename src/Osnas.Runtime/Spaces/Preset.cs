namespace Osnas;

/// <summary>A search space that comes with Osnas. It is created when it is first used.</summary>
public sealed class Preset
{
    private readonly Lazy<SearchSpaceRegistration> _space;

    /// <summary>Declares a preset.</summary>
    /// <param name="name">The name; without hyphens, in any case, that of its class.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="create">Creates it.</param>
    internal Preset(string name, string purpose, Func<SearchSpaceRegistration> create)
    {
        Name = name;
        Purpose = purpose;
        _space = new(() => create() with { PresetName = name });
    }

    /// <summary>The name, such as <c>small-64</c>.</summary>
    public string Name { get; }

    /// <summary>The purpose, in a few words.</summary>
    public string Purpose { get; }

    /// <summary>The search space.</summary>
    public SearchSpaceRegistration Space => _space.Value;

    /// <summary>Whether a name is that of this preset: with or without hyphens, in any case, or the full name of its class.</summary>
    internal bool IsCalled(string name) => Normalize(name) == Normalize(Name);

    private static string Normalize(string name)
    {
        const string Prefix = $"{nameof(Osnas)}.{nameof(Presets)}.";
        const string Suffix = $", {nameof(Osnas)}.Runtime";
        if (name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase))
            name = name[..^Suffix.Length];
        if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            name = name[Prefix.Length..];
        return name.Replace("-", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
    }
}
