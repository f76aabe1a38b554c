namespace Osnas.Training;

/// <summary>What samplers ask of a supernet.</summary>
internal static class SamplerRules
{
    /// <summary>A sampler and a supernet must have the same architectures; the number of classes doesn't matter.</summary>
    public static void CheckSpace(SearchSpaceSpec spec, BaseSupernet supernet)
    {
        if (spec.Fingerprint != supernet.Spec.Fingerprint)
            throw new ArgumentException(
                $"The sampler draws from the space {spec.Name} ({spec.Fingerprint}); the supernet is one of {supernet.Spec.Name} "
                + $"({supernet.Spec.Fingerprint}).");
    }
}
