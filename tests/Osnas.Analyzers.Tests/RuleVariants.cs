using System.Text.RegularExpressions;

namespace Osnas.Analyzers.Tests;

/// <summary>Other ways to write an example: the files that it becomes.</summary>
internal static partial class RuleVariants
{
    private const string Elsewhere = "Elsewhere";

    private static readonly string[] Attributes =
        ["SearchSpace", "MacroFirst", "MacroSearch", "MacroLast", "Micro", "Constraint", "InfoTable", "Block"];
    private static readonly string[] Types = ["Block", "InfoMetric", "InfoTable", "Architecture"];

    /// <summary>All of it is nested in other types.</summary>
    public static string[] InOtherTypes(RuleExample example)
    {
        var indented = string.Concat(example.Code.Split('\n').Select(line => line.Length == 0 ? "\n" : $"        {line}\n"));
        return [$"{example.Usings}namespace Demo.Inner;\npublic partial class Outer\n{{\n    internal partial struct Middle\n    {{\n"
            + $"{indented.TrimEnd('\n')}\n    }}\n}}\n"];
    }

    /// <summary>Attributes and types go by other names.</summary>
    public static string[] ByAliases(RuleExample example)
    {
        var aliases = Attributes.Select(name => $"using A{name} = Osnas.{name}Attribute;").Concat(
            Types.Select(name => $"using The{name} = Osnas.{name};"));
        var code = Attributes.Aggregate(example.Code, (code, name) => Regex.Replace(code, $@"(?<=\[|:){name}(?=[(\]])", $"A{name}"));
        return [$"{example.Usings}{string.Join("\n", aliases)}\n{TypeName().Replace(code, "The$0")}"];
    }

    /// <summary>Numbers and texts are constants of another file.</summary>
    public static string[] ByConstants(RuleExample example)
    {
        var constants = new Dictionary<string, string>();
        var code = Literal().Replace(example.Code, literal =>
        {
            if (!constants.TryGetValue(literal.Value, out var name))
                constants.Add(literal.Value, name = $"Value{constants.Count}");
            return $"{Elsewhere}.{name}";
        });
        var fields =
            constants.Select(constant => $"public const {(constant.Key[0] == '"' ? "string" : "int")} {constant.Value} = {constant.Key};");
        return [example.Usings + code, $"static class {Elsewhere} {{ {string.Join(" ", fields)} }}"];
    }

    /// <summary>
    /// The class has further parts, in files before and after. Its <c>[SearchSpace]</c> is on one of them, unless it is
    /// the class that is reported.
    /// </summary>
    public static string[] InSeveralFiles(RuleExample example)
    {
        if (PartialClass().Match(example.Code) is not { Success: true } part)
            return [example.Source];
        var name = part.Groups[1].Value;
        var space = example.Code[..(example.Code.IndexOf('\n') + 1)];
        var moves = space.Contains("SearchSpace(", StringComparison.Ordinal)
            && !example.Code.Contains($":{name}|}}", StringComparison.Ordinal);
        return
        [
            $"partial class {name} {{ public const int Before = 1; }}",
            example.Usings + (moves ? example.Code[space.Length..] : example.Code),
            $"{example.Usings}{(moves ? space : string.Empty)}partial class {name} {{ public const int After = 1; }}",
        ];
    }

    [GeneratedRegex(@"\b(?:(?:Block|InfoMetric)(?=\.)|(?<=new )(?:InfoTable|Architecture)(?=\())")]
    private static partial Regex TypeName();

    [GeneratedRegex("\"[^\"]*\"|(?<![\\w.])\\d[\\d_]*")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\bpartial class (?:\{\|\w+:)?(\w+)")]
    private static partial Regex PartialClass();
}
