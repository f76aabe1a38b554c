using System.Text.RegularExpressions;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Copies the parameters and statistics of a supernet's active path into a model.</summary>
internal static partial class PathWeights
{
    public static void Copy(BaseSupernet supernet, BaseModel model)
    {
        var source = supernet.state_dict();
        using var scope = no_grad();
        foreach (var (name, value) in model.state_dict())
            value.copy_(source[InSupernet(name, model.Architecture)]);
    }

    /// <summary>The name in the supernet: <c>search1.expand.conv.weight</c> is <c>search1.candidate2.expand.conv.weight</c>.</summary>
    private static string InSupernet(string name, Architecture architecture) =>
        SearchLayer().Replace(name, match => $"{match.Value}.candidate{architecture[int.Parse(match.Groups[1].Value, null)]}");

    [GeneratedRegex(@"^search(\d+)")]
    private static partial Regex SearchLayer();
}
