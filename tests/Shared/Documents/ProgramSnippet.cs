using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Osnas.Tests.Documents;

/// <summary>Compiles the C# of a page as the Program.cs of a new console project, with all that these tests refer to.</summary>
internal static class ProgramSnippet
{
    /// <summary>What the SDK imports into a new project.</summary>
    private static readonly string Implicit = string.Concat(
        new[]
        {
            "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading",
            "System.Threading.Tasks",
        }.Select(name => $"global using {name};\n"));

    /// <summary>The code of the pages, in their order.</summary>
    public static IReadOnlyList<string> Of(params string[] pages) =>
    [
        .. pages.SelectMany(page => DocumentedCommand.Read(page).Split("```csharp\n").Skip(1))
            .Select(text => text[..text.IndexOf("```", StringComparison.Ordinal)]),
    ];

    /// <summary>The errors and warnings of the compiler.</summary>
    public static IReadOnlyList<string> FindFaults(string code)
    {
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            Assembly.GetExecutingAssembly().GetName().Name + ".Snippet",
            [CSharpSyntaxTree.ParseText(code, path: "Program.cs"), CSharpSyntaxTree.ParseText(Implicit)],
            assemblies.Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        return
        [
            .. compilation.GetDiagnostics().Where(fault => fault.Severity >= DiagnosticSeverity.Warning).Select(fault => $"{fault}"),
        ];
    }
}
