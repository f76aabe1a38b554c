using Osnas.Modules;
using Osnas.Spaces;

namespace Osnas;

/// <summary>
/// What a generated search space offers, without the name of its class. No reflection, and no libtorch until a network is
/// built.
/// </summary>
/// <param name="Spec">The search space.</param>
/// <param name="CreateSupernet">Builds its supernet, for a number of classes.</param>
/// <param name="CreateModel">Builds the network of an architecture, for a number of classes.</param>
/// <param name="CreateLookUpTable">Computes its look-up table, for an input size and a number of classes.</param>
public sealed record SearchSpaceRegistration(
    SearchSpaceSpec Spec,
    Func<int, BatchNormOptions?, BaseSupernet> CreateSupernet,
    Func<Architecture, int, BatchNormOptions?, BaseModel> CreateModel,
    Func<ImageSize, int, BaseLookUpTable> CreateLookUpTable)
{
    /// <summary>Builds its supernet, for a number of classes.</summary>
    /// <exception cref="SearchSpaceException">A class of the user's own holds weights that aren't registered.</exception>
    public Func<int, BatchNormOptions?, BaseSupernet> CreateSupernet { get; init; } =
        (classes, batchNorm) => RegistrationRules.CheckFields(CreateSupernet(classes, batchNorm), Spec.Name);

    /// <summary>Builds the network of an architecture, for a number of classes.</summary>
    /// <exception cref="SearchSpaceException">A class of the user's own holds weights that aren't registered.</exception>
    public Func<Architecture, int, BatchNormOptions?, BaseModel> CreateModel { get; init; } =
        (architecture, classes, batchNorm) => RegistrationRules.CheckFields(CreateModel(architecture, classes, batchNorm), Spec.Name);

    /// <summary>
    /// The name of its class with namespace and containing types, as in <c>Demo.Outer.MySpace</c>: different for each space of
    /// an assembly.
    /// </summary>
    public string FullName { get; init; } = Spec.Name;

    /// <summary>The name of the assembly that its class is in; empty if the space has no class.</summary>
    public string Assembly { get; init; } = string.Empty;

    /// <summary>The full name and the assembly, as in <c>Demo.Outer.MySpace, MyLibrary</c>: different for each space.</summary>
    public string QualifiedName => Assembly.Length == 0 ? FullName : $"{FullName}, {Assembly}";

    /// <summary>
    /// The name to find it by: that of its class or preset, or the full name if another space has that, or the qualified one if
    /// another has that too.
    /// </summary>
    public string Name => new[] { PresetName ?? Spec.Name, FullName }.FirstOrDefault(IsFree) ?? QualifiedName;

    /// <summary>The name of the preset that it is; null for any other space.</summary>
    internal string? PresetName { get; init; }

    private bool IsFree(string name) => SpaceRegistry.Named(name) switch
    {
        [] => true,
        [var only] => ReferenceEquals(only, this),
        _ => false,
    };
}
