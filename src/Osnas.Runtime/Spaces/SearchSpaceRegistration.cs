using Osnas.Modules;
using Osnas.Spaces;
using TorchSharp;

namespace Osnas;

/// <summary>
/// The parts of a generated search space, without its class. It uses no reflection, and doesn't load libtorch before a network
/// is built.
/// </summary>
/// <param name="Spec">The search space.</param>
/// <param name="CreateSupernet">Builds the supernet for a number of classes, on a device (null for the CPU).</param>
/// <param name="CreateModel">Builds the model of an architecture for a number of classes, on a device (null for the CPU).</param>
/// <param name="CreateLookUpTable">Builds the look-up table for an input size and a number of classes.</param>
public sealed record SearchSpaceRegistration(
    SearchSpaceSpec Spec,
    Func<int, BatchNormOptions?, torch.Device?, BaseSupernet> CreateSupernet,
    Func<Architecture, int, BatchNormOptions?, torch.Device?, BaseModel> CreateModel,
    Func<ImageSize, int, BaseLookUpTable> CreateLookUpTable)
{
    /// <summary>Builds the supernet for a number of classes, on a device (null for the CPU).</summary>
    /// <exception cref="SearchSpaceException">A class of yours contains weights that aren't registered.</exception>
    public Func<int, BatchNormOptions?, torch.Device?, BaseSupernet> CreateSupernet { get; init; } =
        (classes, batchNorm, device) => Prepare(CreateSupernet(classes, batchNorm, device), Spec, device);

    /// <summary>Builds the model of an architecture for a number of classes, on a device (null for the CPU).</summary>
    /// <exception cref="SearchSpaceException">A class of yours contains weights that aren't registered.</exception>
    public Func<Architecture, int, BatchNormOptions?, torch.Device?, BaseModel> CreateModel { get; init; } =
        (architecture, classes, batchNorm, device) => Prepare(CreateModel(architecture, classes, batchNorm, device), Spec, device);

    /// <summary>
    /// The name of the class with its namespace and containing types, such as <c>Demo.Outer.MySpace</c>. It is unique in the
    /// assembly.
    /// </summary>
    public string FullName { get; init; } = Spec.Name;

    /// <summary>The name of the assembly with the class; empty if the space has no class.</summary>
    public string Assembly { get; init; } = string.Empty;

    /// <summary>The full name and the assembly, such as <c>Demo.Outer.MySpace, MyLibrary</c>. It is unique.</summary>
    public string QualifiedName => Qualify(FullName, Assembly);

    /// <summary>
    /// The shortest name that finds the space: the name of its class or preset, the full name if another space has that name,
    /// or the qualified name if another space has that one too.
    /// </summary>
    public string Name => new[] { PresetName ?? Spec.Name, FullName }.FirstOrDefault(IsFree) ?? QualifiedName;

    /// <summary>The name of the preset that it is; null for any other space.</summary>
    internal string? PresetName { get; init; }

    internal static string Qualify(string fullName, string assembly) => assembly.Length == 0 ? fullName : $"{fullName}, {assembly}";

    /// <summary>Checks a network, and moves what a class of the user's own built elsewhere.</summary>
    private static TNetwork Prepare<TNetwork>(TNetwork network, SearchSpaceSpec spec, torch.Device? device)
        where TNetwork : torch.nn.Module =>
        ModuleMove.To(RegistrationRules.CheckFields(network, spec.Name), device ?? Devices.Host);

    private bool IsFree(string name) => SpaceRegistry.Named(name) switch
    {
        [] => true,
        [var only] => ReferenceEquals(only, this),
        _ => false,
    };
}
