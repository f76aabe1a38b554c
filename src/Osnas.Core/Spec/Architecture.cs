using System.Collections;
using System.Globalization;

namespace Osnas;

/// <summary>An architecture of a search space: the index of the chosen candidate in each search layer.</summary>
public sealed class Architecture : IReadOnlyList<int>, IEquatable<Architecture>
{
    private readonly EquatableArray<int> _choices;

    /// <summary>Initializes an architecture.</summary>
    /// <param name="choices">The index of the chosen candidate in each search layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is negative.</exception>
    public Architecture(params int[] choices)
        : this((IEnumerable<int>)choices)
    {
    }

    /// <summary>Initializes an architecture.</summary>
    /// <param name="choices">The index of the chosen candidate in each search layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is negative.</exception>
    public Architecture(IEnumerable<int> choices)
    {
        _choices = new(choices);
        for (var layer = 0; layer < _choices.Count; layer++)
        {
            if (_choices[layer] < 0)
                throw new ArgumentOutOfRangeException(nameof(choices), _choices[layer], $"The choice of layer {layer} is negative.");
        }
    }

    /// <summary>The number of choices.</summary>
    public int Count => _choices.Count;

    /// <summary>Gets the index of the chosen candidate.</summary>
    /// <param name="layer">The search layer.</param>
    public int this[int layer] => _choices[layer];

    /// <summary>Parses an architecture in the format of <see cref="ToString"/>.</summary>
    /// <param name="text">Indexes separated by commas, for example <c>0,3,1</c>. Spaces and enclosing brackets are allowed.</param>
    /// <returns>The architecture.</returns>
    /// <exception cref="FormatException">A part of the text isn't an index, or there is a bracket at only one end.</exception>
    public static Architecture Parse(string text)
    {
        var parts = WithoutBrackets(text.Trim()).Split(',');
        var choices = new int[parts.Length];
        for (var layer = 0; layer < parts.Length; layer++)
        {
            if (!int.TryParse(parts[layer].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out choices[layer]))
                throw new FormatException(
                    $"'{parts[layer].Trim()}' (layer {layer}) isn't a candidate index; "
                    + "write indexes separated by commas, for example 0,3,1.");
        }

        return new(choices);
    }

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => _choices.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Architecture? other) => other is not null && _choices.Equals(other._choices);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Architecture);

    /// <inheritdoc/>
    public override int GetHashCode() => _choices.GetHashCode();

    /// <summary>Formats the indexes, separated by commas, for example <c>0,3,1</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join(",", _choices);

    private static string WithoutBrackets(string text)
    {
        var (opens, closes) = (text.StartsWith("[", StringComparison.Ordinal), text.EndsWith("]", StringComparison.Ordinal));
        if (opens != closes)
            throw new FormatException(
                $"'{text}' has a bracket at its {(opens ? "beginning" : "end")} only; write both, for example [0,3,1], or neither.");
        return opens ? text.Substring(1, text.Length - 2) : text;
    }
}
