using Microsoft.CodeAnalysis;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>The parts of a search space that loops run over and ask for.</summary>
internal static class SpaceMembers
{
    /// <summary>The value of a property.</summary>
    /// <param name="owner">The space, or a part of it.</param>
    /// <param name="property">The name of the property.</param>
    /// <param name="place">Where the property is read.</param>
    public static Value Read(object? owner, string property, SyntaxNode place) => (owner, property) switch
    {
        (SearchSpaceSpec spec, nameof(SearchSpaceSpec.MacroCfg)) => new Known(spec.MacroCfg),
        (SearchSpaceSpec spec, nameof(SearchSpaceSpec.MicroCfg)) => List(spec.MicroCfg, "candidate", place),
        (SearchSpaceSpec spec, nameof(SearchSpaceSpec.ModelCfgShape)) => new Known(spec.ModelCfgShape),
        (SearchSpaceSpec spec, nameof(SearchSpaceSpec.RowsPerLayer)) => new Known(spec.RowsPerLayer),
        (SearchSpaceSpec spec, nameof(SearchSpaceSpec.MaxExpansionRate)) => new Known(spec.MaxExpansionRate),
        (SearchSpaceSpec spec, nameof(SearchSpaceSpec.MinExpansionRate)) => new Known(spec.MinExpansionRate),
        (MacroCfg macro, nameof(MacroCfg.First)) => List(macro.First, "block", place),
        (MacroCfg macro, nameof(MacroCfg.Search)) => List(macro.Search, "layer", place),
        (MacroCfg macro, nameof(MacroCfg.Last)) => List(macro.Last, "block", place),
        (LayerCfg layer, nameof(LayerCfg.InChannels)) => new Known(layer.InChannels),
        (LayerCfg layer, nameof(LayerCfg.OutChannels)) => new Known(layer.OutChannels),
        (LayerCfg layer, nameof(LayerCfg.Stride)) => new Known(layer.Stride),
        (LayerCfg layer, nameof(LayerCfg.IsShapePreserving)) => new Known(layer.IsShapePreserving),
        (CandidateCfg candidate, nameof(CandidateCfg.Block)) => new Known(candidate.Block),
        (CandidateCfg candidate, nameof(CandidateCfg.Layers)) => new Known((int)candidate.Layers),
        (ModelCfgShape shape, nameof(ModelCfgShape.Rows)) => new Known(shape.Rows),
        (ModelCfgShape shape, nameof(ModelCfgShape.Columns)) => new Known(shape.Columns),
        _ => Value.Unknown,
    };

    /// <summary>The parts of a value in the order of its deconstruction; null if it isn't known.</summary>
    public static IReadOnlyList<Value>? Deconstruct(Value value, int count) => value switch
    {
        Group { Items: var items } when items.Length == count => items,
        Known { Data: LayerCfg layer } when count == 3 =>
            [new Known(layer.InChannels), new Known(layer.OutChannels), new Known(layer.Stride)],
        Known { Data: ModelCfgShape shape } when count == 2 => [new Known(shape.Rows), new Known(shape.Columns)],
        _ => null,
    };

    /// <summary>The result of a method of a part of a space.</summary>
    public static Value Call(object? owner, string method, IReadOnlyList<Value> arguments) => (owner, method) switch
    {
        _ when arguments.Count == 0 => Value.Unknown,
        (CandidateCfg candidate, nameof(CandidateCfg.IsAllowedIn)) when arguments[0] is Known { Data: LayerCfg layer } =>
            new Known(candidate.IsAllowedIn(layer)),
        (SearchSpaceSpec spec, nameof(SearchSpaceSpec.IsAllowed)) when arguments[0].Integer is { } layer
            && arguments[1].Integer is { } candidate
            && layer >= 0 && layer < spec.ModelCfgShape.Rows && candidate >= 0 && candidate < spec.MicroCfg.Count =>
                new Known(spec.IsAllowed(layer, candidate)),
        (SearchSpaceSpec spec, nameof(SearchSpaceSpec.LayerOf)) when arguments[0].Integer is { } row => new Known(spec.LayerOf(row)),
        (SearchSpaceSpec spec, nameof(SearchSpaceSpec.WithClasses)) => new Known(spec),
        _ => Value.Unknown,
    };

    private static Sequence List<T>(IEnumerable<T> parts, string noun, SyntaxNode place) =>
        Sequence.Of(parts.Select(part => new Known(part)), new(place, OriginKind.Collection, noun));
}
