using System.Text.Json.Serialization.Metadata;
using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>
/// What a strategy keeps, in the folder of the run: the weights of a supernet don't hold what a search by gradients ended with.
/// </summary>
internal sealed class SearchMemory(RunDirectory directory) : ISearchMemory
{
    public Architecture? Decoded => directory.ReadVector(RunDirectory.DecodedVectorFile);

    public void Keep(Architecture architecture) => directory.WriteVector(RunDirectory.DecodedVectorFile, architecture);

    public void Keep<T>(string name, T document, JsonTypeInfo<T> type) => directory.Write(name, document, type);
}
