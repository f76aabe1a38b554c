namespace Osnas.Criteria;

/// <summary>How much the images of each class count in the loss.</summary>
public enum ClassWeighting
{
    /// <summary>All classes have the weight 1.</summary>
    Equal,

    /// <summary>
    /// Rare classes have greater weights, so that all classes count the same; see <see cref="ClassWeights.Balance"/>.
    /// </summary>
    Balanced,
}
