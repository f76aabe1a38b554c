namespace Osnas.Analyzers.TableShapes;

/// <summary>What keeps the interpreter quick, whatever it interprets.</summary>
internal static class Limits
{
    /// <summary>The most operations that it follows for one metric: enough for a loop over 100 layers x 100 candidates.</summary>
    public const int Steps = 400_000;

    /// <summary>The greatest length of a sequence of which it keeps each item.</summary>
    public const int Length = 4096;

    /// <summary>The most calls within one another.</summary>
    public const int Calls = 32;
}
