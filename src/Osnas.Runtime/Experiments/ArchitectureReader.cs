namespace Osnas.Experiments;

/// <summary>Reads the architecture of a file: a document, a vector in NumPy's format, or that of a run.</summary>
internal static class ArchitectureReader
{
    /// <summary>Reads an architecture of a space.</summary>
    /// <param name="path">The file: a document of an architecture, or a vector in NumPy's format (<c>.npy</c>) from OSNASLib's
    /// searches; or the folder of a run that has one.</param>
    /// <param name="spec">The space that it must belong to.</param>
    /// <returns>The architecture.</returns>
    /// <exception cref="IOException">It can't be read, or the folder has none.</exception>
    /// <exception cref="InvalidDataException">The file belongs to another space, or isn't one.</exception>
    public static Architecture Read(string path, SearchSpaceSpec spec)
    {
        if (Directory.Exists(path))
            path = FindIn(path);
        var choices =
            path.EndsWith(NumpyVector.Extension, StringComparison.OrdinalIgnoreCase) ? NumpyVector.Read(path) : ReadDocument(path, spec);
        if (choices.Any(choice => choice < 0))
            throw NoArchitecture(path);
        var architecture = new Architecture(choices);
        return spec.FindFault(architecture) is { } fault ? throw new InvalidDataException($"{path}: {fault}") : architecture;
    }

    /// <summary>Finds the space of an architecture: by the options of its run, or by the name and fingerprint in its file.</summary>
    /// <param name="path">The file, or the folder of a run.</param>
    /// <returns>The space; null if the program has none of the name, or if nothing names one.</returns>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="InvalidDataException">The file isn't one of Osnas.</exception>
    public static SearchSpaceRegistration? FindSpace(string path)
    {
        if (RunFolder.IsOfRun(path))
        {
            var config = Path.Combine(path, RunDirectory.ConfigFile);
            return SearchSpaces.Find(
                RunDirectory.ReadFiles(path, () => JsonText.Read(config, OsnasJson.Default.RunDocument)).Space);
        }

        if (Directory.Exists(path))
            path = FindIn(path);
        if (path.EndsWith(NumpyVector.Extension, StringComparison.OrdinalIgnoreCase))
            return null;
        var document = ReadDocument(path);
        SearchSpaceRegistration[] named =
        [
            .. SearchSpaces.All.Concat(SearchSpaces.Presets.Select(preset => preset.Space))
                .Where(space => space.Spec.Name == document.Space),
        ];
        SearchSpaceRegistration[] same = [.. named.Where(space => space.Spec.Fingerprint == document.Fingerprint)];
        return (same.Length > 0 ? same : named) is [var only] ? only : null;
    }

    private static string FindIn(string folder) =>
        new[] { RunDirectory.ArchitectureFile, RunDirectory.ArchitectureVectorFile }.Select(name => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException(
            $"{folder} is not the folder of a run that found an architecture: it has no {RunDirectory.ArchitectureFile}.");

    private static ArchitectureDocument ReadDocument(string path) =>
        JsonText.Read(path, OsnasJson.Default.ArchitectureDocument) is { Fingerprint: not null, Architecture: not null } document
            ? document
            : throw NoArchitecture(path);

    private static IEnumerable<int> ReadDocument(string path, SearchSpaceSpec spec)
    {
        var document = ReadDocument(path);
        if (document.Fingerprint != spec.Fingerprint)
            throw new InvalidDataException(
                $"{path} is an architecture of the space {document.Space} ({document.Fingerprint}), not of {spec.Name} "
                + $"({spec.Fingerprint}).");
        return document.Architecture;
    }

    private static InvalidDataException NoArchitecture(string path) =>
        new($"{path} is not an architecture: it needs a fingerprint and the index of a candidate for each layer.");
}
