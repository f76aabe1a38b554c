using Microsoft.CodeAnalysis;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes;

/// <summary>Finds the code that gives a sequence the wrong length.</summary>
internal static class Blame
{
    /// <summary>Finds the reason why a sequence has the wrong length.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="expected">The expected length.</param>
    /// <param name="noun">The noun for its items.</param>
    /// <returns>The code that causes it, and the reason.</returns>
    public static (SyntaxNode Place, string Reason) For(Sequence sequence, int expected, string noun) =>
        sequence.Appends.IsEmpty ? Start(sequence, noun) : Growth(sequence, expected, noun);

    private static (SyntaxNode Place, string Reason) Start(Sequence sequence, string noun)
    {
        var (place, count) = (sequence.Origin.Place, sequence.Length ?? sequence.Max ?? sequence.Min);
        return (place, sequence.Origin.Kind switch
        {
            OriginKind.Collection => $"{Text.Of(place)} has {Words.Count(count, sequence.Origin.Noun)}",
            OriginKind.Size when place.ToString() != $"{count}" => $"{Text.Of(place)} is {count}",
            OriginKind.Empty => $"no {noun} is added",
            _ => $"there {(count == 1 ? "is" : "are")} {Words.Count(count, noun)} here",
        });
    }

    /// <summary>
    /// A loop that runs another number of times is the cause, unless it appends another number of items than it has
    /// passes.
    /// </summary>
    private static (SyntaxNode Place, string Reason) Growth(Sequence sequence, int expected, string noun)
    {
        var runs = sequence.Appends
            .Where(append => append.Loops.Length > sequence.Depth)
            .GroupBy(append => append.Loops[sequence.Depth])
            .ToArray();
        foreach (var run in runs)
        {
            if (run.Count() == run.Key.Passes && run.Key.Passes != expected)
                return (run.Key.Place, run.Key.ToString());
        }

        var last = sequence.Appends[sequence.Appends.Length - 1];
        var times = sequence.Appends.Count(append => append.Place == last.Place);
        return (last.Place, last.Loops.Length > sequence.Depth
            ? $"{Text.Of(last.Place)} runs {Words.Count(times, "time")}, but {last.Loops[sequence.Depth]}"
            : $"{Text.Of(last.Place)} makes it {Words.Count(sequence.Length ?? sequence.Min, noun)}");
    }
}
