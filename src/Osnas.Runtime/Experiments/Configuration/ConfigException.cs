namespace Osnas.Experiments;

/// <summary>A configuration can't be used. The message lists all that is wrong with it, a line each.</summary>
/// <param name="faults">What is wrong; at least one.</param>
public sealed class ConfigException(IReadOnlyList<ConfigFault> faults) : Exception(string.Join('\n', faults))
{
    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<ConfigFault> Faults { get; } = faults;
}
