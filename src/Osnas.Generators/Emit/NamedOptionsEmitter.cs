using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the code that registers the named options of a project when the program starts.</summary>
internal static class NamedOptionsEmitter
{
    public static string? Emit(EquatableArray<NamedOptionsDeclaration> options)
    {
        if (options.Count == 0)
            return null;
        var writer = GeneratedFile.Begin(nameof(Osnas));
        GeneratedFile.WriteInitializer(writer, "NamedOptions", "Register", options.Any(item => item.IsDiscouraged), () =>
        {
            foreach (var item in options)
                writer.Write($"global::{item.Kind.Registry}.Register({Literal.Of(item.Name)}, static () => new {item.TypeName}());");
        });
        return writer.ToString();
    }
}
