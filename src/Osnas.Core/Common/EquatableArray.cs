using System.Collections;

namespace Osnas;

/// <summary>An immutable array with value equality: two arrays are equal if their elements are equal, in order.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public readonly struct EquatableArray<T> : IReadOnlyList<T>, IEquatable<EquatableArray<T>>
    where T : IEquatable<T>
{
    private readonly T[]? _items;

    /// <summary>Creates an array with copies of the items.</summary>
    /// <param name="items">The items, in order.</param>
    public EquatableArray(IEnumerable<T> items) => _items = items is T[] array ? (T[])array.Clone() : items.ToArray();

    /// <inheritdoc/>
    public int Count => Items.Length;

    private T[] Items => _items ?? [];

    /// <inheritdoc/>
    public T this[int index] => Items[index];

    /// <summary>Whether all elements are equal, in order.</summary>
    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    /// <summary>Whether any element differs.</summary>
    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other)
    {
        var (items, others) = (Items, other.Items);
        if (items.Length != others.Length)
            return false;
        for (var index = 0; index < items.Length; index++)
        {
            if (!EqualityComparer<T>.Default.Equals(items[index], others[index]))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var item in Items)
            hash = unchecked((hash * 31) + item.GetHashCode());
        return hash;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => Items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", Items)}]";
}
