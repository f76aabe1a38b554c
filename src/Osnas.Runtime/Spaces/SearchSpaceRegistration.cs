using Osnas.Modules;
using Osnas.Spaces;
using TorchSharp;

namespace Osnas;

/// <summary>
/// The parts of a generated search space, independent of its class. It uses no reflection, and no libtorch until a
/// network is built.
/// </summary>
/// <param name="Spec">The search space.</param>
/// <param name="CreateSupernet">Builds its supernet, for a number of classes, on a device (null is the CPU).</param>
/// <param name="CreateModel">Builds the network of an architecture, for a number of classes, on a device (null is the CPU).</param>
/// <param name="CreateLookUpTable">Computes its look-up table, for an input size and a number of classes.</param>
public sealed record SearchSpaceRegistration(
    SearchSpaceSpec Spec,
    Func<int, BatchNormOptions?, torch.Device?, BaseSupernet> CreateSupernet,
    Func<Architecture, int, BatchNormOptions?, torch.Device?, BaseModel> CreateModel,
    Func<ImageSize, int, BaseLookUpTable> CreateLookUpTable)
{
    /// <summary>Builds its supernet, for a number of classes, on a device (null is the CPU).</summary>
    /// <exception cref="SearchSpaceException">A class of the user's own holds weights that aren't registered.</exception>
    public Func<int, BatchNormOptions?, torch.Device?, BaseSupernet> CreateSupernet { get; init; } =
        (classes, batchNorm, device) => Prepare(CreateSupernet(classes, batchNorm, device), Spec, device);

    /// <summary>Builds the network of an architecture, for a number of classes, on a device (null is the CPU).</summary>
    /// <exception cref="SearchSpaceException">A class of the user's own holds weights that aren't registered.</exception>
    public Func<Architecture, int, BatchNormOptions?, torch.Device?, BaseModel> CreateModel { get; init; } =
        (architecture, classes, batchNorm, device) => Prepare(CreateModel(architecture, classes, batchNorm, device), Spec, device);

    /// <summary>
    /// The name of its class with namespace and containing types, as in <c>Demo.Outer.MySpace</c>: different for each space of
    /// an assembly.
    /// </summary>
    public string FullName { get; init; } = Spec.Name;

    /// <summary>The name of the assembly that its class is in; empty if the space has no class.</summary>
    public string Assembly { get; init; } = string.Empty;

    /// <summary>The full name and the assembly, as in <c>Demo.Outer.MySpace, MyLibrary</c>: different for each space.</summary>
    public string QualifiedName => Qualify(FullName, Assembly);

    /// <summary>
    /// The name to find it by: that of its class or preset, or the full name if another space has that, or the qualified one if
    /// another has that too.
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
