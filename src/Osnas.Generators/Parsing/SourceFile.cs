using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Generators.Model;

namespace Osnas.Generators.Parsing;

/// <summary>What the text of a file tells of its types, without the compiler's knowledge of names.</summary>
internal sealed class SourceFile
{
    private const string AttributeEnding = nameof(Attribute);

    /// <summary>The attributes that the generator looks for, by the name without namespace and ending.</summary>
    private static readonly HashSet<string> Sought = new(
        [
            ShortName(AttributeNames.SearchSpace), ShortName(AttributeNames.MacroSearch), ShortName(AttributeNames.Block),
            .. NamedOptionsKind.All.Select(kind => ShortName(kind.Attribute)),
        ],
        StringComparer.Ordinal);

    /// <summary>An edit replaces the tree of one file alone.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, SourceFile> Files = new();

    private readonly List<TypeDeclarationSyntax> _attributed = [];
    private readonly List<TypeDeclarationSyntax> _sought = [];
    private readonly List<bool> _documented = [];
    private readonly List<(string Type, FieldDeclarationSyntax Field)> _constants = [];
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private bool _hasAliases;

    private SourceFile(SyntaxTree tree)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot();
        ReadUsings(root.Usings);
        ReadMembers(root.Members, string.Empty);
    }

    /// <summary>Whether the file gives all files of the project other names for types.</summary>
    public bool HasGlobalAliases { get; private set; }

    /// <summary>Reads a file, which is cached until its text changes.</summary>
    public static SourceFile Of(SyntaxTree tree) => Files.GetValue(tree, key => new(key));

    /// <summary>The types that can have an attribute that the generator looks for.</summary>
    /// <param name="aliases">Whether types can have other names in all files.</param>
    public IReadOnlyList<TypeDeclarationSyntax> FindTypes(bool aliases) => aliases || _hasAliases ? _attributed : _sought;

    /// <summary>Whether the same of its types have documentation as in another version of the file with the same types.</summary>
    public bool IsDocumentedLike(SourceFile other) => _documented.SequenceEqual(other._documented);

    /// <summary>
    /// Whether another version of the file differs only in members that have names and no values: in methods, properties, events
    /// and fields that aren't constants.
    /// </summary>
    public static bool DifferOnlyInMembers(SyntaxTree before, SyntaxTree after)
    {
        var (constants, others) = (Of(before)._constants, Of(after)._constants);
        return SyntaxFactory.AreEquivalent(before.GetRoot(), after.GetRoot(), IsMember)
            && constants.Count == others.Count
            && constants.Zip(others, (own, other) => own.Type == other.Type && SyntaxFactory.AreEquivalent(own.Field, other.Field))
                .All(isSame => isSame);
    }

    /// <summary>Whether an attribute that the generator looks for uses the name of a member of another file.</summary>
    /// <remarks>Each file is asked at each keystroke, so this allocates nothing.</remarks>
    public bool UsesMembersOf(SourceFile file)
    {
        foreach (var member in file._members)
        {
            if (_used.Contains(member))
                return true;
        }

        return false;
    }

    /// <summary>Whether a part of a type has documentation. Without a documentation mode, the compiler sees comments only.</summary>
    public static bool IsDocumented(TypeDeclarationSyntax declaration) => declaration.GetLeadingTrivia().Any(trivia =>
        trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
        || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia)
        || (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && trivia.ToString().StartsWith("///", StringComparison.Ordinal)));

    private void ReadUsings(SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (var item in usings)
        {
            if (item.Alias is null)
                continue;
            _hasAliases = true;
            HasGlobalAliases |= item.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword);
        }
    }

    private void ReadMembers(SyntaxList<MemberDeclarationSyntax> members, string container)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    ReadUsings(space.Usings);
                    ReadMembers(space.Members, $"{container}.{space.Name}");
                    break;
                case TypeDeclarationSyntax type:
                    ReadType(type);
                    ReadMembers(type.Members, $"{container}.{type.Identifier.ValueText}");
                    break;
                case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword):
                    _constants.Add((container, field));
                    break;
                case BaseFieldDeclarationSyntax field:
                    _members.UnionWith(field.Declaration.Variables.Select(variable => variable.Identifier.ValueText));
                    break;
                case MethodDeclarationSyntax method:
                    _members.Add(method.Identifier.ValueText);
                    break;
                case PropertyDeclarationSyntax property:
                    _members.Add(property.Identifier.ValueText);
                    break;
                case EventDeclarationSyntax item:
                    _members.Add(item.Identifier.ValueText);
                    break;
            }
        }
    }

    private void ReadType(TypeDeclarationSyntax type)
    {
        _documented.Add(IsDocumented(type));
        if (type.AttributeLists.Count == 0)
            return;
        _attributed.Add(type);
        if (!type.AttributeLists.SelectMany(list => list.Attributes).Any(IsSought))
            return;
        _sought.Add(type);
        _used.UnionWith(type.AttributeLists.SelectMany(list => list.DescendantNodes())
            .OfType<SimpleNameSyntax>()
            .Select(name => name.Identifier.ValueText));
    }

    private static bool IsMember(SyntaxKind kind) => kind is
        SyntaxKind.FieldDeclaration or SyntaxKind.EventFieldDeclaration or SyntaxKind.MethodDeclaration
        or SyntaxKind.PropertyDeclaration or SyntaxKind.EventDeclaration;

    private static bool IsSought(AttributeSyntax attribute)
    {
        var name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax qualified => qualified.Name,
            SimpleNameSyntax simple => simple,
            var other => throw new InvalidOperationException($"{other.Kind()} is no name of an attribute."),
        };
        return Sought.Contains(WithoutEnding(name.Identifier.ValueText));
    }

    private static string ShortName(string fullName) => WithoutEnding(fullName.Substring(fullName.LastIndexOf('.') + 1));

    private static string WithoutEnding(string name) =>
        name.EndsWith(AttributeEnding, StringComparison.Ordinal) ? name.Substring(0, name.Length - AttributeEnding.Length) : name;
}
