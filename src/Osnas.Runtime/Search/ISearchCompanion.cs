using Osnas.Training;

namespace Osnas.Search;

/// <summary>A search strategy that works during the training of the supernet. Its result is stored with the weights.</summary>
public interface ISearchCompanion : ITrainingCompanion, IDisposable
{
    /// <summary>Gets the architecture that the search found.</summary>
    /// <returns>The architecture, without a fitness.</returns>
    Architecture Decode();
}
