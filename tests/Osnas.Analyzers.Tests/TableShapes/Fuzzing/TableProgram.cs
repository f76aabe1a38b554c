namespace Osnas.Analyzers.Tests.TableShapes.Fuzzing;

/// <summary>A program that builds a table of <see cref="TableExample.Space"/>: what stands in a namespace of its own.</summary>
/// <param name="Index">Its number, by which it can be made again.</param>
/// <param name="Grammar">The grammar that it is of.</param>
/// <param name="Code">The classes, as an example of <c>Right.md</c> has them.</param>
internal sealed record TableProgram(int Index, Grammar Grammar, string Code)
{
    /// <summary>The namespace that the program has for itself.</summary>
    public string Namespace => $"Demo.P{Index}";

    /// <summary>Whether what it builds may depend on the size of the input.</summary>
    public bool DependsOnSize => Code.Contains("InputSize", StringComparison.Ordinal);

    /// <summary>Whether what it builds may depend on <c>World.Mode</c>, which stands for all that nobody knows while compiling.</summary>
    public bool DependsOnWorld => Code.Contains("World.Mode", StringComparison.Ordinal);

    /// <summary>Whether something of a table that is built stays for the next one, in another object.</summary>
    public bool HasStatics => Code.Contains("Shared", StringComparison.Ordinal);

    /// <summary>The whole file.</summary>
    public string Source
    {
        get
        {
            var usings = TableExample.Usings.Replace("namespace Demo;\n", $"namespace {Namespace};\n", StringComparison.Ordinal);
            var space = Code.Contains("partial class MySpace", StringComparison.Ordinal) ? SpaceDeclaration : string.Empty;
            return $"{usings}{space}{Code}";
        }
    }

    private static string SpaceDeclaration { get; } =
        TableExample.Space[TableExample.Space.IndexOf("[SearchSpace", StringComparison.Ordinal)..];
}

/// <summary>What a program is made of.</summary>
internal enum Grammar
{
    /// <summary>The natural ways to build a table, of which nearly all are to be proven right or wrong.</summary>
    Core,

    /// <summary>The same aims, reached by everything that C# and its library have.</summary>
    Wide,

    /// <summary>Statements without an aim, after which the table gets its shape by constants that are measured.</summary>
    Soup,
}
