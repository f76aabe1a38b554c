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

    /// <summary>Whether the project declares the same as at another moment: only the inside of methods differs, or comments.</summary>
    public bool DeclareTheSameAs(ProjectFiles other) =>
        AreAlike(other, static (before, after) => before.IsEquivalentTo(after, topLevel: true));

    /// <summary>
    /// Whether the project declares the same as at another moment, except for attributes. All types ask for the same moment.
    /// </summary>
    public bool DeclareTheSameBesidesAttributesAs(ProjectFiles other)
    {
        if (_compared?.Files != other)
        {
            _compared = new(other, AreAlike(other, AreAlikeBesidesAttributes));
            other._compared = null; // Or each moment would keep all earlier ones.
        }

        return _compared!.AreAlike;
    }

    private static bool AreAlikeBesidesAttributes(SyntaxTree before, SyntaxTree after) =>
        before.IsEquivalentTo(after, topLevel: true)
        || SyntaxFactory.AreEquivalent(before.GetRoot(), after.GetRoot(), static kind => kind == SyntaxKind.AttributeList);

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
