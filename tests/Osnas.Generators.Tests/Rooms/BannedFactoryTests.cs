using Microsoft.CodeAnalysis;

namespace Osnas.Generators.Tests.Rooms;

/// <summary>
/// One place creates tensors, one moves them and one reads them; elsewhere in the projects that reference TorchSharp, the build
/// fails. A factory of torch would put its tensor on the CPU unless it is told otherwise, and each read of a value waits for the
/// device. The list is of the TorchSharp that is used.
/// </summary>
public sealed class BannedFactoryTests
{
    private const string CreateAdvice = "Create tensors by TensorFactory, on a device that the caller names";
    private const string MoveAdvice = "Move tensors by TensorMoves";
    private const string ReadAdvice = "Read values by TensorReads: the host waits for the device";

    [Fact]
    public void What_creates_moves_or_reads_tensors_is_banned()
    {
        var path = Path.Combine(SourceProject.Root, "src", "Osnas.Runtime", "BannedSymbols.txt");
        var compilation = SourceProject.Compile("None", []);
        var lines = FindFactories(compilation).Select(member => (Member: member, Advice: CreateAdvice))
            .Concat(FindMoves(compilation).Select(member => (Member: member, Advice: MoveAdvice)))
            .Concat(FindReads(compilation).Select(member => (Member: member, Advice: ReadAdvice)))
            .Select(banned => $"{banned.Member.GetDocumentationCommentId()};{banned.Advice}\n");
        var expected = string.Concat(lines.Order(StringComparer.Ordinal));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, expected);
        Assert.Equal(expected, File.ReadAllText(path));
    }

    [Fact]
    public void The_ban_holds_in_all_projects_that_use_torch()
    {
        var projects = Directory.GetDirectories(Path.Combine(SourceProject.Root, "src"))
            .SelectMany(folder => Directory.GetFiles(folder, "*.csproj"))
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);
        Assert.Equal(
            ["Osnas.App", "Osnas.Report", "Osnas.Runtime"],
            projects.Where(project => project.Value.Contains("BannedSymbols.txt", StringComparison.Ordinal)).Select(project => project.Key)
                .Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            projects,
            project => project.Key is not ("Osnas.App" or "Osnas.Report" or "Osnas.Runtime")
                && (project.Value.Contains("TorchSharp", StringComparison.Ordinal)
                    || project.Value.Contains("Osnas.Runtime.csproj", StringComparison.Ordinal)));
    }

    [Fact]
    public void Four_files_are_exempt() => Assert.Equal(
        ["TensorFactory.cs", "TensorMemory.cs", "TensorMoves.cs", "TensorReads.cs"],
        SourceProject.Files("src")
            .Where(path => File.ReadAllText(path).Contains("RS0030", StringComparison.Ordinal))
            .Select(Path.GetFileName).Order(StringComparer.Ordinal));

    /// <summary>
    /// The functions of torch that give a tensor on a device, or that make one of something that isn't a tensor: arrays, numbers
    /// (which convert implicitly), files. The methods of a tensor that make another beside it are among them.
    /// </summary>
    private static IEnumerable<ISymbol> FindFactories(Compilation compilation)
    {
        var torch = compilation.GetTypeByMetadataName("TorchSharp.torch")!;
        var (tensor, device) = (torch.GetTypeMembers("Tensor").Single(), torch.GetTypeMembers("Device").Single());
        INamedTypeSymbol[] makers =
            [torch, tensor, torch.GetTypeMembers("fft").Single(), compilation.GetTypeByMetadataName("TorchSharp.TensorExtensionMethods")!];
        return makers.SelectMany(type => type.GetMembers()).OfType<IMethodSymbol>()
            .Where(method => method is { IsStatic: true, DeclaredAccessibility: Accessibility.Public })
            .Where(method => AreSame(method.ReturnType, tensor))
            .Where(method => method.Name != "get_rng_state")
            .Where(method => Takes(method, device) || !method.Parameters.Any(parameter => Holds(parameter.Type)))
            .Concat(tensor.GetMembers().OfType<IMethodSymbol>().Where(method => method.Name.StartsWith("new_", StringComparison.Ordinal)));

        bool Takes(IMethodSymbol method, ITypeSymbol type) => method.Parameters.Any(parameter => AreSame(parameter.Type, type));

        bool Holds(ITypeSymbol type) => AreSame(type, tensor) || type switch
        {
            IArrayTypeSymbol array => Holds(array.ElementType),
            INamedTypeSymbol generic => generic.TypeArguments.Any(Holds),
            _ => false,
        };

        static bool AreSame(ITypeSymbol first, ITypeSymbol second) => SymbolEqualityComparer.Default.Equals(first, second);
    }

    /// <summary>The methods of a tensor that give it on another device.</summary>
    private static IEnumerable<ISymbol> FindMoves(Compilation compilation)
    {
        string[] names = ["cpu", "cuda", "mps"];
        string[] devices = ["Device", "DeviceType", "Tensor", "String"];
        return FindMembers(compilation, "torch", "Tensor").OfType<IMethodSymbol>().Where(method =>
            names.Contains(method.Name)
            || (method.Name == "to" && method.Parameters.Any(parameter => devices.Contains(parameter.Type.Name))));
    }

    /// <summary>What gives values of a tensor, or a tensor whose shape depends on them.</summary>
    private static IEnumerable<ISymbol> FindReads(Compilation compilation)
    {
        string[] names =
        [
            "item", "data", "bytes", "tolist", "storage", "ToScalar", "op_Explicit", "allclose", "is_nonzero", "nonzero", "nonzero_as_list",
            "argwhere", "masked_select", "unique", "unique_consecutive", "clip_grad_norm_",
        ];
        return FindMembers(compilation, "torch", "Tensor")
            .Concat(FindMembers(compilation, "torch").Where(member => member is IMethodSymbol))
            .Concat(FindMembers(compilation, "torch", "nn", "utils"))
            .Where(member => names.Contains(member.Name) || member.Name.StartsWith("ReadCpu", StringComparison.Ordinal))
            .Concat(FindMembers(compilation, "TensorExtensionMethods").OfType<IMethodSymbol>().Where(method =>
                method.Name.StartsWith("To", StringComparison.Ordinal) && method.Parameters is [{ Type.Name: "Tensor" }]));
    }

    private static IEnumerable<ISymbol> FindMembers(Compilation compilation, string type, params string[] nested) =>
        nested.Aggregate(
            compilation.GetTypeByMetadataName($"TorchSharp.{type}")!,
            (outer, name) => outer.GetTypeMembers(name).Single())
        .GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public);
}
