namespace Osnas.Criteria;

/// <summary>The weights of classes in the loss.</summary>
public enum ClassWeighting
{
    /// <summary>All the same.</summary>
    Equal,

    /// <summary>Those of rare classes more, so that all classes count the same; see <see cref="ClassWeights.Balance"/>.</summary>
    Balanced,
}
