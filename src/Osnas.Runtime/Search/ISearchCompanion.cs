using Osnas.Training;

namespace Osnas.Search;

/// <summary>A strategy that searches during the training of the supernet. Its result is stored with the weights.</summary>
public interface ISearchCompanion : ITrainingCompanion, IDisposable
{
    /// <summary>The final architecture of the search.</summary>
    /// <returns>The architecture, without a fitness.</returns>
    Architecture Decode();
}
