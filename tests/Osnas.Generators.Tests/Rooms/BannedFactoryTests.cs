using Microsoft.CodeAnalysis;

namespace Osnas.Generators.Tests.Rooms;

/// <summary>
/// The build fails where a project that references TorchSharp calls a factory of torch (TensorFactory alone may): each would put
/// its tensor on the CPU unless it is told otherwise. The list of them is that of the TorchSharp that is used.
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

    [Fact]
    public void The_ban_holds_in_all_projects_that_use_torch()
    {
        var projects = Directory.GetFiles(Path.Combine(SourceProject.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);
        Assert.Equal(
            ["Osnas.App", "Osnas.Runtime"],
            projects.Where(project => project.Value.Contains("BannedSymbols.txt", StringComparison.Ordinal)).Select(project => project.Key)
                .Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            projects,
            project => project.Key is not ("Osnas.App" or "Osnas.Runtime")
                && (project.Value.Contains("TorchSharp", StringComparison.Ordinal)
                    || project.Value.Contains("Osnas.Runtime.csproj", StringComparison.Ordinal)));
    }

    [Fact]
    public void One_file_is_exempt() => Assert.Equal(
        ["TensorFactory.cs"],
        Directory.GetFiles(Path.Combine(SourceProject.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => File.ReadAllText(path).Contains("RS0030", StringComparison.Ordinal))
            .Select(Path.GetFileName));

    /// <summary>
    /// The functions of torch that give a tensor on a device, or that make one of something that isn't a tensor: arrays, numbers
    /// (which convert implicitly), files.
    /// </summary>
    private static IEnumerable<string> FindFactories()
    {
        var compilation = SourceProject.Compile("None", []);
        var torch = compilation.GetTypeByMetadataName("TorchSharp.torch")!;
        var (tensor, device) = (torch.GetTypeMembers("Tensor").Single(), torch.GetTypeMembers("Device").Single());
        INamedTypeSymbol[] makers =
            [torch, tensor, torch.GetTypeMembers("fft").Single(), compilation.GetTypeByMetadataName("TorchSharp.TensorExtensionMethods")!];
        return makers.SelectMany(type => type.GetMembers()).OfType<IMethodSymbol>()
            .Where(method => method is { IsStatic: true, DeclaredAccessibility: Accessibility.Public } && AreSame(method.ReturnType, tensor))
            .Where(method => method.Name != "get_rng_state")
            .Where(method => Takes(method, device) || !method.Parameters.Any(parameter => Holds(parameter.Type)))
            .Select(method => method.GetDocumentationCommentId()!)
            .Order(StringComparer.Ordinal);

        bool Takes(IMethodSymbol method, ITypeSymbol type) => method.Parameters.Any(parameter => AreSame(parameter.Type, type));

        bool Holds(ITypeSymbol type) => AreSame(type, tensor) || type switch
        {
            IArrayTypeSymbol array => Holds(array.ElementType),
            INamedTypeSymbol generic => generic.TypeArguments.Any(Holds),
            _ => false,
        };

        static bool AreSame(ITypeSymbol first, ITypeSymbol second) => SymbolEqualityComparer.Default.Equals(first, second);
    }
}
