namespace Osnas.Experiments;

/// <summary>Passes progress on, on the thread that reports it.</summary>
/// <param name="report">Takes it.</param>
internal sealed class Relay<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
