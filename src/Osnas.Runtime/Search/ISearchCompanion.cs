using Osnas.Training;

namespace Osnas.Search;

/// <summary>A strategy that searches while the supernet is trained. What it ends with is kept with the weights.</summary>
public interface ISearchCompanion : ITrainingCompanion, IDisposable
{
    /// <summary>The architecture that the search ended with.</summary>
    /// <returns>The architecture. Its fitness is not known yet.</returns>
    Architecture Decode();
}
