using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Osnas.Generators.Parsing;

/// <summary>The files, references and options of a project at one moment, by which it is told what an edit can change.</summary>
internal sealed class ProjectFiles(CSharpCompilation compilation)
{
    private readonly ImmutableArray<SyntaxTree> _trees = compilation.SyntaxTrees;
    private readonly ImmutableArray<MetadataReference> _references = compilation.ExternalReferences;
    private readonly CSharpCompilationOptions _options = compilation.Options;
    private readonly string? _assembly = compilation.AssemblyName;
    private HashSet<SyntaxTree>? _set;
    private Comparison? _compared;

    /// <summary>The number of files.</summary>
    public int Count => _trees.Length;

    /// <summary>Whether a version of a file is one of these.</summary>
    public bool Contains(SyntaxTree tree) => (_set ??= [.. _trees]).Contains(tree);

    /// <summary>
    /// Whether all that was read of the project at another moment is the same: only the inside of methods differs, or comments,
    /// or members that have nothing to do with what was read.
    /// </summary>
    public bool AreReadLike(ProjectFiles read) => AreAlike(read, (before, after) =>
        before.IsEquivalentTo(after, topLevel: true) || (!read.Need(before) && read.UseNothingThatDiffers(before, after)));

    /// <summary>
    /// Whether the project declares the same as at another moment, except for attributes. All types ask for the same moment.
    /// </summary>
    public bool DeclareTheSameBesidesAttributesAs(ProjectFiles other)
    {
        if (_compared?.Files != other)
        {
            _compared = new(other, AreAlike(other, other.AreAlikeBesidesAttributes));
            other._compared = null; // Or each moment would keep all earlier ones.
        }

        return _compared!.AreAlike;
    }

    private bool AreAlikeBesidesAttributes(SyntaxTree before, SyntaxTree after) =>
        before.IsEquivalentTo(after, topLevel: true)
        || SyntaxFactory.AreEquivalent(before.GetRoot(), after.GetRoot(), static kind => kind == SyntaxKind.AttributeList)
        || UseNothingThatDiffers(before, after);

    /// <summary>Whether a type that was read has a part in a file, or derives from one there.</summary>
    private bool Need(SyntaxTree file) => AttributedTypes.PartsIn(_trees).Any(part => TypeReader.Needs(part, file));

    /// <summary>Whether two versions of a file differ only in members that no attribute names.</summary>
    private bool UseNothingThatDiffers(SyntaxTree before, SyntaxTree after)
    {
        if (!SourceFile.DifferOnlyInMembers(before, after))
            return false;
        var (earlier, later) = (SourceFile.Of(before), SourceFile.Of(after));
        foreach (var tree in _trees)
        {
            var file = SourceFile.Of(tree);
            if (file.UsesMembersOf(earlier) || file.UsesMembersOf(later))
                return false;
        }

        return true;
    }

    private bool AreAlike(ProjectFiles other, Func<SyntaxTree, SyntaxTree, bool> areAlike)
    {
        if (this == other)
            return true;
        if (_trees.Length != other._trees.Length
            || _assembly != other._assembly
            || !_options.Equals(other._options)
            || !(_references == other._references || _references.SequenceEqual(other._references)))
            return false;
        for (var file = 0; file < _trees.Length; file++)
        {
            var (before, after) = (other._trees[file], _trees[file]);
            if (before != after
                && !(before.Options.Equals(after.Options) && HaveTheSameDocumented(before, after) && areAlike(before, after)))
                return false;
        }

        return true;
    }

    /// <summary>Documentation is a comment, but in its place the generator writes none.</summary>
    private static bool HaveTheSameDocumented(SyntaxTree before, SyntaxTree after) =>
        SourceFile.Of(before).IsDocumentedLike(SourceFile.Of(after));

    private sealed record Comparison(ProjectFiles Files, bool AreAlike);
}
