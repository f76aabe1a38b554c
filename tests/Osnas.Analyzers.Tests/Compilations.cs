using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Osnas.Analyzers.Tests;

/// <summary>
/// Compilations of tests that need many of them: they share what the compiler has read of the references, instead of
/// reading them each time.
/// </summary>
internal static class Compilations
{
    private static readonly CSharpCompilation Empty = CreateEmpty();

    public static CSharpCompilation Of(params string[] sources) =>
        Empty.AddSyntaxTrees(Array.ConvertAll(sources, source => CSharpSyntaxTree.ParseText(source)));

    private static CSharpCompilation CreateEmpty()
    {
        var compilation = CSharpCompilation.Create("Test", [], Verify.References, new(OutputKind.DynamicallyLinkedLibrary));

        // References are read when they are asked for, and shared by what is derived afterwards.
        Assert.NotEmpty(compilation.SourceModule.ReferencedAssemblySymbols);
        return compilation;
    }
}
