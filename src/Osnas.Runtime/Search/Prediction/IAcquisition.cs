namespace Osnas.Search;

/// <summary>An architecture with the worth that is predicted for it.</summary>
/// <param name="Architecture">The architecture.</param>
/// <param name="Mean">The expected worth.</param>
/// <param name="Variance">Its variance.</param>
internal readonly record struct PredictedFitness(EncodedArchitecture Architecture, double Mean, double Variance);

/// <summary>Says how much an evaluation promises, given what is predicted.</summary>
internal interface IAcquisition
{
    /// <summary>The costs that count, besides the worth.</summary>
    IReadOnlyList<InfoMetric> Metrics { get; }

    /// <summary>The architectures whose relatives are considered, if there are too many to consider all.</summary>
    /// <param name="told">What is known.</param>
    /// <param name="count">The most architectures.</param>
    /// <param name="random">The random numbers to draw from.</param>
    IReadOnlyList<Architecture> ChooseParents(IReadOnlyList<Evaluation> told, int count, Random random);

    /// <summary>Begins a request, and forgets the one before.</summary>
    /// <param name="pool">The architectures that are considered, with those that are known.</param>
    /// <param name="told">Those whose fitness is known, one or more.</param>
    void Begin(IReadOnlyList<EncodedArchitecture> pool, IReadOnlyList<PredictedFitness> told);

    /// <summary>Counts on an architecture whose fitness isn't known yet: it is expected to be worth what is predicted.</summary>
    /// <param name="waiting">The architecture.</param>
    void Expect(PredictedFitness waiting);

    /// <summary>How much the evaluation of an architecture promises; more is better.</summary>
    /// <param name="candidate">The architecture.</param>
    double Rate(PredictedFitness candidate);
}
