using Microsoft.CodeAnalysis.CSharp;
using Osnas.Generators.Model;
using Osnas.Generators.Parsing;

namespace Osnas.Generators.Pipeline;

/// <summary>
/// A project at one moment. Two snapshots are equal if they are read as the same: most edits change only the inside of a
/// method. To find that out, a snapshot keeps the files, but not the compilation.
/// </summary>
internal sealed class ProjectSnapshot(CSharpCompilation compilation) : IEquatable<ProjectSnapshot>
{
    private readonly ProjectFiles _files = new(compilation);
    private readonly object _reading = new();
    private CSharpCompilation? _compilation = compilation;
    private ProjectDeclarations? _declarations;

    /// <summary>Reads the project once, and lets go of the compilation.</summary>
    public ProjectDeclarations Read(CancellationToken cancellation)
    {
        lock (_reading)
        {
            _declarations ??= ProjectReader.Read(_compilation!, _files, cancellation);
            _compilation = null;
            return _declarations;
        }
    }

    /// <inheritdoc/>
    public bool Equals(ProjectSnapshot? other) => other is not null && _files.DeclareTheSameAs(other._files);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProjectSnapshot);

    /// <inheritdoc/>
    public override int GetHashCode() => _files.Count;
}
