namespace Osnas.Experiments;

/// <summary>The exception for an invalid configuration. The message lists all errors, one on each line.</summary>
/// <param name="faults">The errors, at least one.</param>
public sealed class ConfigException(IReadOnlyList<ConfigFault> faults) : Exception(string.Join('\n', faults))
{
    /// <summary>The errors, in the order of the file.</summary>
    public IReadOnlyList<ConfigFault> Faults { get; } = faults;
}
