using System.Globalization;

namespace Osnas.Tests;

/// <summary>How much the fuzz tests try: little in CI, as much as asked for by <c>./build.sh fuzz --count N --seed S</c>.</summary>
/// <remarks>A fuzz test has <c>[Trait("Category", Fuzz.Category)]</c>, and names its seed in the message of a failure.</remarks>
internal static class Fuzz
{
    /// <summary>The value of the trait <c>Category</c> that the verb selects.</summary>
    public const string Category = "Fuzz";

    /// <summary>The seed that a test's own seeds derive from.</summary>
    public static int Seed => Read("OSNAS_FUZZ_SEED") ?? 0;

    /// <summary>The number of inputs to try.</summary>
    /// <param name="inCi">The number where none is asked for.</param>
    public static int Count(int inCi) => Read("OSNAS_FUZZ_COUNT") ?? inCi;

    private static int? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}
