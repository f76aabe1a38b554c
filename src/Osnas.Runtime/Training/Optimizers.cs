using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>Makes TorchSharp's optimizers.</summary>
internal static class Optimizers
{
    public static optim.Optimizer Create(IEnumerable<Parameter> parameters, TrainingOptions options) => options.Optimizer switch
    {
        OptimizerKind.RmsProp =>
            optim.RMSProp(parameters, options.LearningRate, options.Alpha, momentum: options.Momentum, weight_decay: options.WeightDecay),
        OptimizerKind.Adam => optim.Adam(parameters, options.LearningRate, options.Beta, weight_decay: options.WeightDecay),
        OptimizerKind.AdamW => optim.AdamW(parameters, options.LearningRate, options.Beta, weight_decay: options.WeightDecay),
        OptimizerKind.Sgd => optim.SGD(
            parameters, options.LearningRate, options.Momentum, weight_decay: options.WeightDecay, nesterov: options.Nesterov),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Optimizer, "The optimizer is unknown."),
    };
}
