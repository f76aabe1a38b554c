namespace Osnas.Experiments;

/// <summary>A configuration is invalid. The message lists all faults, one on each line.</summary>
/// <param name="faults">What is wrong; at least one.</param>
public sealed class ConfigException(IReadOnlyList<ConfigFault> faults) : Exception(string.Join('\n', faults))
{
    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<ConfigFault> Faults { get; } = faults;
}
