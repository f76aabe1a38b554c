using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>
/// Writes what loads the libraries that register something: the name of a space, or of a searcher, loads nothing by
/// itself.
/// </summary>
internal static class LibraryEmitter
{
    private const string RunModuleConstructor = "global::System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor";

    public static string? Emit(EquatableArray<LibraryDeclaration> libraries) => libraries.Count == 0
        ? null
        : GeneratedFile.WriteInitializer("Libraries", "Load", libraries.Any(library => library.IsDiscouraged), writer =>
        {
            foreach (var library in libraries)
                writer.Write(
                    $"{RunModuleConstructor}(typeof({library.TypeName}).Module.ModuleHandle); // {Literal.Comment(library.Assembly)}");
        });
}
