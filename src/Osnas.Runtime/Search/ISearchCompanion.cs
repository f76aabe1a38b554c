using Osnas.Training;

namespace Osnas.Search;

/// <summary>A strategy that searches while the supernet is trained. Its result is kept with the weights.</summary>
public interface ISearchCompanion : ITrainingCompanion, IDisposable
{
    /// <summary>The final architecture of the search.</summary>
    /// <returns>The architecture, without a fitness.</returns>
    Architecture Decode();
}
