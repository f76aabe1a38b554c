using Microsoft.CodeAnalysis;

namespace Osnas.Generators.Tests.Rooms;

/// <summary>
/// The build fails where Osnas.Runtime calls a factory of torch (TensorFactory alone may): each would put its tensor on
/// the CPU unless it is told otherwise. The list of them is that of the TorchSharp that is used.
/// </summary>
public sealed class BannedFactoryTests
{
    private const string Advice = "Create tensors by TensorFactory, on a device that the caller names";

    [Fact]
    public void All_factories_of_torch_are_banned()
    {
        var path = Path.Combine(SourceProject.Root, "src", "Osnas.Runtime", "BannedSymbols.txt");
        var expected = string.Concat(FindFactories().Select(id => $"{id};{Advice}\n"));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, expected);
        Assert.Equal(expected, File.ReadAllText(path));
    }

    /// <summary>The functions of torch that give a tensor on a device, and those that make one of an array.</summary>
    private static IEnumerable<string> FindFactories()
    {
        var compilation = SourceProject.Compile("None", []);
        var torch = compilation.GetTypeByMetadataName("TorchSharp.torch")!;
        var (tensor, device) = (torch.GetTypeMembers("Tensor").Single(), torch.GetTypeMembers("Device").Single());
        string[] ofArrays = ["from_array", "frombuffer", "from_file", "tensor", "as_tensor"];
        return torch.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method.DeclaredAccessibility == Accessibility.Public && AreSame(method.ReturnType, tensor))
            .Where(method => ofArrays.Contains(method.Name) || method.Parameters.Any(parameter => AreSame(parameter.Type, device)))
            .Select(method => method.GetDocumentationCommentId()!)
            .Order(StringComparer.Ordinal);

        static bool AreSame(ITypeSymbol first, ITypeSymbol second) => SymbolEqualityComparer.Default.Equals(first, second);
    }
}
