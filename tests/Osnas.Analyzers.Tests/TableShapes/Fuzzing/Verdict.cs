namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <summary>A program, what was said about it, and what happens when it runs.</summary>
/// <param name="Program">The program.</param>
/// <param name="Compiles">Whether it is one.</param>
/// <param name="Word">What was said.</param>
/// <param name="Fate">The worst that happens.</param>
/// <param name="Fault">Whether that agrees.</param>
/// <param name="Said">What was said, in words.</param>
/// <param name="Ran">What happens, in words.</param>
internal sealed record Verdict(TableProgram Program, bool Compiles, Word Word, Fate Fate, Fault Fault, string Said, string Ran)
{
    public static Verdict NotCompiled(TableProgram program) =>
        new(program, false, Word.Nothing, Fate.Right, Fault.None, string.Empty, string.Empty);
}

/// <summary>What the analyzer says about a program, the strongest last.</summary>
internal enum Word
{
    /// <summary>Nothing: the table is right.</summary>
    Nothing,

    /// <summary>OSNAS0302.</summary>
    CannotTell,

    /// <summary>OSNAS0301.</summary>
    Error,

    /// <summary>It ended with an exception.</summary>
    Crash,
}

/// <summary>What became of a table when it was built, the worst last.</summary>
internal enum Fate
{
    /// <summary>It has the shape of the space, or the program refuses a metric of its own will.</summary>
    Right,

    /// <summary>The program fails before there is a table.</summary>
    Fails,

    /// <summary>It is of another shape, a row has another length than the first, or a cell beyond it was asked for.</summary>
    WrongShape,

    /// <summary>It doesn't end.</summary>
    Endless,
}

/// <summary>What is false in what was said.</summary>
internal enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>An error, though the table is right at the input size that the space declares, for each metric.</summary>
    FalseError,

    /// <summary>Nothing was said, and the table is wrong for a metric, at some input size, in some state of the world.</summary>
    Silence,

    /// <summary>Nothing was said, and the table is wrong where the same object has built that of another metric before.</summary>
    SilenceLater,

    /// <summary>The analyzer fails.</summary>
    Crash,
}
