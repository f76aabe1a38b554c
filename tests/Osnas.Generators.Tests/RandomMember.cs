using CsCheck;

namespace Osnas.Generators.Tests;

/// <summary>A space with a random member of the user's own, which has the name of a generated one or another.</summary>
/// <param name="Type">The class of the space, and what stands beside it.</param>
/// <param name="IsFault">Whether Osnas has to say that the member can't stay.</param>
internal sealed record RandomMember(string Type, bool IsFault)
{
    private static readonly string[] FreeNames =
        ["Mine", "Params", "FlopsAt8", "RegisterSearchSpace", "RegisteredBlocks", "Registration", "Create", "InputSize"];

    /// <summary>Forms of a member that is no type. None of them can take the place of a generated one.</summary>
    private static readonly string[] Forms =
    [
        "public static int {0} => 3;", "public string {0} {{ get; }} = \"\";", "public int {0};", "public const int {0} = 1;",
        "private static readonly object {0} = new();",
        "public event System.Action? {0} {{ add {{ }} remove {{ }} }}", "internal int {0} {{ set {{ }} }}",
        "protected long {0} {{ get; init; }}",
    ];

    private static readonly string[] Methods =
        ["public void {0}() {{ }}", "public static int {0}(string x) => x.Length;", "private T {0}<T>(T x) => x;"];

    private static readonly string[] Types =
        ["public enum {0} {{ A }}", "public class {0};", "public delegate void {0}();", "public interface {0};", "public struct {0};",
            "public record {0};", "public static class {0};", "public abstract class {0};"];

    /// <summary>The generated members of components, and the parameters and result that they have.</summary>
    private static readonly (GeneratedComponent Component, string Name, string Result, string Parameters, string Body)[] Overrides =
    [
        (GeneratedMembers.Supernet, "ConstructSuperlayer", "BaseSuperlayer", "int layer, BatchNormOptions batchNorm", "null!"),
    ];

    /// <summary>The constructors of components.</summary>
    private static readonly (GeneratedComponent Component, string Parameters, string Arguments)[] Constructors =
    [
        (GeneratedMembers.Superlayer, "int index, BatchNormOptions batchNorm, TorchSharp.torch.Device? device",
            "Space.Spec, index, batchNorm, device"),
        (GeneratedMembers.Supernet, "int classes, BatchNormOptions? batchNorm, TorchSharp.torch.Device? device",
            "Space.Spec, batchNorm, device"),
        (GeneratedMembers.Model, "Architecture architecture, int classes, BatchNormOptions? batchNorm, TorchSharp.torch.Device? device",
            "Space.Spec, architecture, batchNorm, device"),
        (GeneratedMembers.LookUpTable, "ImageSize inputSize, int classes", "Space.Spec, inputSize, classes"),
    ];

    private static readonly string[] Kinds = ["class", "sealed class", "abstract class", "record", "unsafe class"];

    /// <summary>Members, about half of them faults.</summary>
    public static Gen<RandomMember> Gen { get; } =
        from member in CsCheck.Gen.OneOf(OfSpace(), OfBase(), OfComponent(), OfConstructor(), OfReplacement())
        from kind in CsCheck.Gen.OneOf(Kinds)
        let isRecord = kind == "record"
        select member with
        {
            Type = member.Type
                .Replace(
                    "partial class Space",
                    isRecord ? "partial record Space" : $"{kind.Replace("class", "partial class", StringComparison.Ordinal)} Space",
                    StringComparison.Ordinal)
                .Replace("{base}", isRecord ? "record" : "class", StringComparison.Ordinal),
        };

    private static Gen<RandomMember> OfSpace() =>
        from name in CsCheck.Gen.OneOf([.. GeneratedMembers.Names, .. GeneratedMembers.Names, .. FreeNames])
        from form in CsCheck.Gen.OneOf([.. Forms, .. Methods, .. Types])
        let isTaken = GeneratedMembers.Names.Contains(name)
        select new RandomMember($"public partial class Space {{ {string.Format(null, form, name)} }}", isTaken);

    private static Gen<RandomMember> OfBase() =>
        from name in CsCheck.Gen.OneOf([.. GeneratedMembers.Names, .. FreeNames])
        from form in CsCheck.Gen.OneOf(
            [.. Forms, .. Methods, .. Types, "public abstract int {0} {{ get; }}", "public abstract void {0}();"])
        let isAbstract = form.Contains("abstract int", StringComparison.Ordinal) || form.Contains("abstract void", StringComparison.Ordinal)
        let isTaken = GeneratedMembers.Names.Contains(name)
        select isAbstract && !isTaken
            ? new RandomMember("public partial class Space;", false)
            : new RandomMember(
                $"public partial class Space : Base;\npublic abstract {{base}} Base {{ {string.Format(null, form, name)} }}", isAbstract);

    private static Gen<RandomMember> OfComponent() =>
        from place in CsCheck.Gen.OneOf(Overrides)
        from form in CsCheck.Gen.OneOf([.. Forms, .. Methods, "public class {0};", "{same}", "{static}", "{override}", "{overload}"])
        let same = $"{place.Name}({place.Parameters})"
        let text = form switch
        {
            "{same}" => $"protected {place.Result} {same} => {place.Body};",
            "{static}" => $"public static object {same} => 1;",
            "{override}" => $"protected override {place.Result} {same} => {place.Body};",
            "{overload}" => $"public int {place.Name}({place.Parameters}, int more) => more;",
            _ => string.Format(null, form, place.Name),
        }
        let isFine = form is "{override}" or "{overload}" || Methods.Contains(form)
        select new RandomMember($"public partial class Space {{ public partial class {place.Component.Name} {{ {text} }} }}", !isFine);

    private static Gen<RandomMember> OfConstructor() =>
        from place in CsCheck.Gen.OneOf(Constructors)
        from access in CsCheck.Gen.OneOf("public", "internal", "protected", "private")
        from isOther in CsCheck.Gen.Bool
        from more in CsCheck.Gen.OneOf(string.Empty, ", int more = 1")
        let parameters = isOther ? $"string name, {place.Parameters}" : place.Parameters + more
        let isHidden = !isOther && access is "protected" or "private" && more.Length == 0
        select new RandomMember(
            $"public partial class Space {{ public partial class {place.Component.Name} {{ {access} "
                + $"{place.Component.Name}({parameters}) : base({place.Arguments}) {{ }} }} }}",
            isHidden && !isOther && place.Component == GeneratedMembers.Superlayer);

    private static Gen<RandomMember> OfReplacement() =>
        from property in CsCheck.Gen.OneOf([.. GeneratedMembers.Properties])
        from modifiers in CsCheck.Gen.OneOf("public static", "internal static", "public static readonly", "public", "private static")
        from suffix in CsCheck.Gen.OneOf(string.Empty, "?")
        let isField = modifiers.Contains("readonly", StringComparison.Ordinal)
        let text = $"{modifiers} {property.Type.Split('.')[1]}{suffix} {property.Name} {(isField ? string.Empty : "{ get; } ")}= null!;"
        where property != GeneratedMembers.ModelCfgShape
        select new RandomMember($"public partial class Space {{ {text} }}", suffix.Length > 0 || modifiers == "public");
}
