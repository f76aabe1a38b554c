using System.Text.Json;

namespace Osnas.Options;

/// <summary>The type of an option: how values are written, which values are allowed, and how JSON represents them.</summary>
/// <typeparam name="T">The type of the values in code.</typeparam>
public abstract class OptionType<T>
{
    /// <summary>The name of a value in the help, such as <c>number</c>, <c>file</c> or <c>uniform|fairness</c>.</summary>
    public abstract string ValueName { get; }

    /// <summary>The names of all possible values; empty if the values have no names.</summary>
    public virtual IReadOnlyList<string> Names => [];

    /// <summary>Whether the flag takes no value and means yes.</summary>
    public virtual bool IsSwitch => false;

    /// <summary>Parses a value.</summary>
    /// <param name="given">The value as it is written.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The value is invalid; the message says what to write, without a full stop.</exception>
    public abstract T Read(GivenValue given);

    /// <summary>Finds the error of a value that code sets.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The name of the option for the message.</param>
    /// <returns>The message without a full stop, or null if the value is valid.</returns>
    public abstract string? FindFault(T value, string name);

    /// <summary>Formats a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text, or null if there is no value.</returns>
    public abstract string? Format(T value);

    /// <summary>Writes a value as JSON.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public abstract void Write(Utf8JsonWriter writer, T value);

    /// <summary>Reads a value from JSON.</summary>
    /// <param name="element">JSON from <see cref="Write"/>.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The JSON isn't a value of the type.</exception>
    /// <exception cref="InvalidOperationException">The JSON has another kind, such as text instead of a number.</exception>
    public abstract T Read(JsonElement element);
}
