using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes;

/// <content>LINQ. Queries are run at once.</content>
internal sealed partial class Interpreter
{
    private Value CallQuery(IInvocationOperation invocation, Value[] arguments)
    {
        var (name, places) = (invocation.TargetMethod.Name, ArgumentPlaces(invocation.Arguments));
        switch (name)
        {
            case "Range":
                var start = arguments[0].Integer;
                return Sequence.Repeat(Value.Unknown, arguments[1].Integer, new(places[1], OriginKind.Size))
                    .Map((item, index) => start + index is { } number ? new Known(number) : item);
            case "Repeat":
                return Sequence.Repeat(arguments[0], arguments[1].Integer, new(places[1], OriginKind.Size));
            case "Empty":
                return Sequence.Of([], new(invocation.Syntax, OriginKind.Literal));
        }

        if (arguments.Length == 0 || Follow(arguments[0]) is not { } source)
            return EscapeAll(arguments);
        var result = arguments.Length == 1 ? CallQuery(name, source, arguments[0]) : CallQuery(name, source, arguments, invocation);
        return result is Sequence query ? query with { Source = Watch(arguments[0], source) } : result;
    }

    /// <summary>A query over a list gives what is in the list when it is run, which may be later.</summary>
    private static (Reference List, Sequence Then)? Watch(Value argument, Sequence source) =>
        argument is Reference list ? (source.IsFixed ? null : (list, source)) : source.Source;

    private Value CallQuery(string name, Sequence source, Value original) => name switch
    {
        "ToArray" or "ToList" => Allocate(source with { IsTable = false, IsFixed = name == "ToArray" }),
        "AsEnumerable" or "Cast" => original,
        "Reverse" or "Order" or "OrderDescending" => source.Length is null ? source : Queries.Reverse(source),
        "Count" => ReadLength(source, "Count"),
        "Any" when source.Length is { } length => new Known(length > 0),
        "First" => source.At(0),
        "Last" => source.At(source.Length - 1),
        "Index" => source.Map((item, index) => Group.Of(source.Length is null ? Value.Unknown : new Known(index), item)),
        _ => Value.Unknown,
    };

    private Value CallQuery(string name, Sequence source, Value[] arguments, IInvocationOperation invocation)
    {
        var second = arguments[1];
        switch (name)
        {
            case "Select" when second is Function { Parameters.Length: var parameters }:
                if (source.Length is null)
                    Escape(second);
                return source.Map((item, index) => Apply(second, parameters == 1 ? [item] : [item, source.Length is null ? Value.Unknown : new Known(index)]));
            case "Where":
                return Where(source, second, invocation.Syntax);
            case "SelectMany" when source.Length is not null:
                return source.Items.Select(item => Follow(Apply(second, [item])))
                    .Aggregate(Sequence.Of([], new(invocation.Syntax, OriginKind.Literal)), Queries.Concat);
            case "Concat":
                return Queries.Concat(source, Follow(second)) with { Depth = source.Depth };
            case "Append":
                return Queries.Concat(source, Sequence.Of([second], source.Origin));
            case "Prepend":
                return Queries.Concat(Sequence.Of([second], source.Origin), source);
            case "Take" or "Skip" when source.Length is not null && second.Integer is { } count:
                return Sequence.Of(name == "Take" ? source.Items.Take(count) : source.Items.Skip(count), new(invocation.Syntax, OriginKind.Literal));
            case "Zip" when Follow(second) is { Length: not null } other && source.Length is not null:
                return Sequence.Of(
                    source.Items.Zip(other.Items, (left, right) => arguments.Length == 3 ? Apply(arguments[2], [left, right]) : Group.Of(left, right)).ToArray(),
                    source.Length <= other.Length ? source.Origin : other.Origin);
            case "OrderBy" or "OrderByDescending":
                Escape(second);
                return source.Length is null ? source : Queries.Reverse(source);
            case "Chunk" when source.Length is not null && second.Integer is > 0 and var size:
                var origin = new Origin(ArgumentPlaces(invocation.Arguments)[1], OriginKind.Size);
                return Sequence.Of(source.Items.Select((item, index) => (item, index)).GroupBy(item => item.index / size, item => item.item).Select(chunk => Sequence.Of(chunk, origin)), origin);
            case "ElementAt":
                return source.At(second.Integer);
            default:
                return EscapeAll(arguments.Skip(1));
        }
    }

    private Sequence Where(Sequence source, Value predicate, SyntaxNode place)
    {
        var origin = new Origin(place, OriginKind.Literal);
        if (source.Length is null)
        {
            Escape(predicate);
            return Sequence.Between(0, source.Max, source.Element, origin);
        }

        var kept = source.Items.Select(item => (Item: item, IsKept: Apply(predicate, [item]).Boolean)).Where(item => item.IsKept != false).ToArray();
        return kept.All(item => item.IsKept == true)
            ? Sequence.Of(kept.Select(item => item.Item), origin)
            : Sequence.Between(kept.Count(item => item.IsKept == true), kept.Length, kept.Select(item => item.Item).Aggregate(Value.Join), origin);
    }

    private Value EscapeAll(IEnumerable<Value> values)
    {
        foreach (var value in values.OfType<Function>())
            Escape(value);
        return Value.Unknown;
    }
}
