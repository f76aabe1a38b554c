namespace Osnas.Analyzers.TableShapes;

/// <summary>The limits that keep the interpreter fast for any code.</summary>
internal static class Limits
{
    /// <summary>The most operations that it follows for one metric. Where they don't do, no other metric is tried.</summary>
    public const int Steps = 60_000;

    /// <summary>The message for a method that takes more operations.</summary>
    public const string TooManySteps = "it takes too many steps to follow";

    /// <summary>Items that are copied in the time of a step.</summary>
    public const int ItemsPerStep = 64;

    /// <summary>The greatest length of a sequence that is followed.</summary>
    public const int Length = 4096;

    /// <summary>The most calls within one another.</summary>
    public const int Calls = 48;
}
