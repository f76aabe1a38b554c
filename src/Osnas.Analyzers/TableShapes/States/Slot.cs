using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.States;

/// <summary>A variable or an object in the memory of the program.</summary>
/// <param name="Content">The value of the variable; or the <see cref="Sequence"/> that the object is.</param>
/// <param name="IsObject">Whether it is an object.</param>
/// <param name="Sharing">What code that isn't followed can do with it, from now on.</param>
internal readonly record struct Slot(Value Content, bool IsObject, Sharing Sharing = Sharing.None);

/// <summary>The access of unsupported code to a variable or an object.</summary>
internal enum Sharing
{
    /// <summary>Nothing: it can't reach it.</summary>
    None,

    /// <summary>Read it, and change what it refers to.</summary>
    Read,

    /// <summary>Change it.</summary>
    Written,
}
