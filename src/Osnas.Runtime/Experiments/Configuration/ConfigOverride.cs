namespace Osnas.Experiments;

/// <summary>A value that overrides the one in a configuration file.</summary>
/// <param name="Source">What it is called in messages, as it is written: <c>--epochs 5</c>.</param>
/// <param name="Setting">Key and value, as in <c>train.epochs=5</c>. A value that is empty leaves what the configuration has out.</param>
public sealed record ConfigOverride(string Source, string Setting)
{
    /// <summary>A value that is given by its key: <c>--set train.epochs=5</c>.</summary>
    /// <param name="setting">Key and value.</param>
    /// <returns>The value.</returns>
    public static ConfigOverride Set(string setting) => new($"--set {setting}", setting);
}
