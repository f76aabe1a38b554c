using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>
/// Writes the code that loads the libraries that register something, because the name of a space or searcher alone
/// loads nothing.
/// </summary>
internal static class LibraryEmitter
{
    private const string RunModuleConstructor = "global::System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor";

    public static string? Emit(EquatableArray<LibraryDeclaration> libraries)
    {
        if (libraries.Count == 0)
            return null;
        var writer = GeneratedFile.Begin(nameof(Osnas));
        GeneratedFile.WriteInitializer(writer, "Libraries", "Load", libraries.Any(library => library.IsDiscouraged), () =>
        {
            foreach (var library in libraries)
                writer.Write(
                    $"{RunModuleConstructor}(typeof({library.TypeName}).Module.ModuleHandle); // {Literal.Comment(library.Assembly)}");
        });
        return writer.ToString();
    }
}
