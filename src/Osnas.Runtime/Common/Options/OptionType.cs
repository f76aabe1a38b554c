using System.Text.Json;

namespace Osnas.Options;

/// <summary>The values of an option: how they are written, which are allowed, and how JSON represents them.</summary>
/// <typeparam name="T">What they are in code.</typeparam>
public abstract class OptionType<T>
{
    /// <summary>The name of a value in the help: <c>number</c>, <c>file</c>, <c>uniform|fairness</c>.</summary>
    public abstract string ValueName { get; }

    /// <summary>The names of all values; empty if they have none.</summary>
    public virtual IReadOnlyList<string> Names => [];

    /// <summary>Whether a flag without a value means yes.</summary>
    public virtual bool IsSwitch => false;

    /// <summary>Reads a value.</summary>
    /// <param name="given">The value as it is written.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The value is invalid; the message says what to write, without a full stop.</exception>
    public abstract T Read(GivenValue given);

    /// <summary>Finds the fault of a value that code sets.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The name of the option.</param>
    /// <returns>The fault, without a full stop; null if there is none.</returns>
    public abstract string? FindFault(T value, string name);

    /// <summary>A value in words.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The words; null if there is no value.</returns>
    public abstract string? Format(T value);

    /// <summary>Writes a value as JSON.</summary>
    /// <param name="writer">Writes.</param>
    /// <param name="value">The value.</param>
    public abstract void Write(Utf8JsonWriter writer, T value);

    /// <summary>Reads a value from JSON.</summary>
    /// <param name="element">What <see cref="Write"/> wrote.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">It isn't one.</exception>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public abstract T Read(JsonElement element);
}
