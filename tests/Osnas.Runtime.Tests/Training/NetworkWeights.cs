using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>The weights of networks, to compare.</summary>
internal static class NetworkWeights
{
    /// <summary>All parameters, one after the other.</summary>
    public static float[] Read(nn.Module network) =>
        [.. network.parameters().SelectMany(parameter => parameter.data<float>().ToArray())];
}
