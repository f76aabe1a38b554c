using System.Text.Json.Serialization.Metadata;

namespace Osnas.Search;

/// <summary>The results that a search strategy stores in the folder of the run.</summary>
public interface ISearchMemory
{
    /// <summary>
    /// The final architecture of the strategy or its companion, from this process or an earlier one; null if there is
    /// none yet.
    /// </summary>
    Architecture? Decoded { get; }

    /// <summary>Stores the final architecture of the strategy.</summary>
    /// <param name="architecture">The architecture.</param>
    void Keep(Architecture architecture);

    /// <summary>Keeps a document beside it.</summary>
    /// <typeparam name="T">The type of the document.</typeparam>
    /// <param name="name">The name of the file.</param>
    /// <param name="document">The document.</param>
    /// <param name="type">The type, from a context of source-generated JSON.</param>
    void Keep<T>(string name, T document, JsonTypeInfo<T> type);
}
