namespace Osnas.Experiments;

/// <summary>A value that overrides the one in a configuration file.</summary>
/// <param name="Source">The option as it is written, for messages, such as <c>--epochs 5</c>.</param>
/// <param name="Setting">The key and the value, such as <c>train.epochs=5</c>. An empty value removes the value of the file.</param>
public sealed record ConfigOverride(string Source, string Setting)
{
    /// <summary>Creates the value of an option <c>--set train.epochs=5</c>.</summary>
    /// <param name="setting">The key and the value.</param>
    /// <returns>The value.</returns>
    public static ConfigOverride Set(string setting) => new($"--set {setting}", setting);
}
