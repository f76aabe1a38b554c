namespace Osnas.Analyzers.TableShapes;

/// <summary>Sequences made of others.</summary>
internal static class Queries
{
    /// <summary>One after the other. Where the second is no sequence that is known, neither is the length.</summary>
    public static Sequence Concat(Sequence first, Sequence? second)
    {
        if (second is null)
            return Sequence.Between(first.Min, null, Value.Unknown, first.Origin);
        return first.Length is not null && second.Length is not null
            ? Sequence.Of(first.Items.Concat(second.Items), first.Origin)
            : Sequence.Between(first.Min + second.Min, first.Max + second.Max, Value.Join(first.Summary(), second.Summary()), first.Origin);
    }

    /// <summary>An item more at the front.</summary>
    public static Sequence Insert(Sequence sequence, Value item, Append append) =>
        sequence.Add(item, append) is { Length: not null } longer ? longer.Map((_, index) => index == 0 ? item : sequence.At(index - 1)) : sequence.Add(item, append);

    /// <summary>Another order, of which is known only that it is one: rows of a length stay so.</summary>
    public static Sequence Reverse(Sequence sequence) => sequence.Map((_, index) => sequence.At(sequence.Length - 1 - index));
}
