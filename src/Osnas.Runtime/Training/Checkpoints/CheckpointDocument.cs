namespace Osnas.Training;

/// <summary>What a checkpoint says about itself; weights and optimizer follow.</summary>
/// <param name="Network">What is trained.</param>
/// <param name="Options">How.</param>
/// <param name="Images">Training images.</param>
/// <param name="State">The progress of the training.</param>
internal sealed record CheckpointDocument(string Network, TrainingOptions Options, long Images, TrainingState State)
{
    /// <summary>A network as a checkpoint names it: a different one has a different name.</summary>
    public static string Name(TorchSharp.torch.nn.Module network) => network switch
    {
        BaseSupernet { Spec: var spec } => $"supernet of {spec.Name} ({spec.Fingerprint}), {spec.Classes} classes",
        BaseModel { Spec: var spec, Architecture: var architecture } =>
            $"{architecture} of {spec.Name} ({spec.Fingerprint}), {spec.Classes} classes",
        _ => network.GetName(),
    };
}
