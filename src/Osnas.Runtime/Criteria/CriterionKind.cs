namespace Osnas.Criteria;

/// <summary>A criterion by its name.</summary>
public enum CriterionKind
{
    /// <summary><see cref="Criteria.CrossEntropy"/>.</summary>
    CrossEntropy,

    /// <summary><see cref="FocalLoss"/>.</summary>
    Focal,
}
