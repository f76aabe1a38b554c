namespace Osnas.Runtime.Tests;

/// <summary>Reports progress on the thread that makes it.</summary>
internal sealed class Report<T>(Action<T> report) : IProgress<T>
{
    void IProgress<T>.Report(T value) => report(value);
}
