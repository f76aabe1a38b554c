using Osnas.Graph;

namespace Osnas.Search;

/// <summary>What proxies take activations for.</summary>
internal static class ActivationKinds
{
    /// <summary>Whether a function scales channels from 0 to 1, as in squeeze-excite modules; the others pass positive inputs on.</summary>
    public static bool IsGate(ActivationFunction function) => function switch
    {
        ActivationFunction.Sigmoid or ActivationFunction.HSigmoid => true,
        ActivationFunction.Relu or ActivationFunction.Relu6 or ActivationFunction.HSwish or ActivationFunction.Swish
            or ActivationFunction.PRelu => false,
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "The activation is unknown."),
    };
}
