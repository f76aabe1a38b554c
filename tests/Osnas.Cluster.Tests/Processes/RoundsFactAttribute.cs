using System.Globalization;

namespace Osnas.Cluster.Tests.Processes;

/// <summary>A test of minutes, which <c>./build.sh cluster</c> runs.</summary>
internal sealed class RoundsFactAttribute : FactAttribute
{
    private const string Variable = "OSNAS_CLUSTER_ROUNDS";

    public RoundsFactAttribute()
    {
        if (Rounds == 0)
            Skip = "./build.sh cluster runs it";
    }

    /// <summary>The number of rounds; 0 if it isn't asked for.</summary>
    public static int Rounds { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
}
