using Osnas.Generators.Emit;
using Osnas.Generators.Model;

namespace Osnas.Generators.Pipeline;

/// <summary>A generated file.</summary>
/// <param name="Suffix">What its name has after that of the search space.</param>
/// <param name="NeedsCosts">Whether it shows the costs of the space.</param>
/// <param name="Emit">Writes it; null where there is nothing to write.</param>
internal sealed record Component(string Suffix, bool NeedsCosts, Func<SearchSpaceModel, SpaceCosts?, string?> Emit)
{
    /// <summary>All files of a search space.</summary>
    public static IReadOnlyList<Component> All { get; } =
    [
        new(string.Empty, true, SpaceEmitter.Emit),
        new(".Superlayer", false, (space, _) => SuperlayerEmitter.Emit(space)),
        new(".Supernet", false, (space, _) => SupernetEmitter.Emit(space)),
        new(".Model", false, (space, _) => ModelEmitter.Emit(space)),
        new(".LookUpTable", true, LookUpTableEmitter.Emit),
        new("-Registration", false, (space, _) => RegistrationEmitter.Emit(space)),
    ];
}
