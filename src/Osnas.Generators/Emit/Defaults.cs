using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>
/// The default arguments of generated members: constants of the attributes; or, if the specification is written in code, what
/// it says at run time.
/// </summary>
internal static class Defaults
{
    /// <summary>The declaration of the parameter <c>classes</c>.</summary>
    public static string ClassesParameter(SearchSpaceModel space) =>
        space.Declaration.HasOwnSpec ? "int? classes = null" : $"int classes = {Literal.Of(space.Spec.Classes)}";

    /// <summary>The number of classes, in a member with that parameter.</summary>
    public static string Classes(SearchSpaceModel space) =>
        space.Declaration.HasOwnSpec ? $"classes ?? {space.Declaration.GlobalName}.Spec.Classes" : "classes";

    /// <summary>The input size.</summary>
    public static string InputSize(SearchSpaceModel space) =>
        space.Declaration.HasOwnSpec ? $"{space.Declaration.GlobalName}.Spec.InputSize" : Literal.Of(space.Spec.InputSize);
}
