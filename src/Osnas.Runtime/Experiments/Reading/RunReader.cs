using System.Globalization;

namespace Osnas.Experiments;

/// <summary>
/// Reads what a report shows of a run from its folder, without writing to it. The run may be under way. What is missing or damaged
/// is left out and told; only a folder that is none of a run is refused.
/// </summary>
internal sealed class RunReader
{
    private readonly string _folder;
    private readonly List<AbsentPart> _absent = [];

    private RunReader(string folder) => _folder = folder;

    /// <summary>Reads a run.</summary>
    /// <param name="folder">Its folder, which names it.</param>
    /// <returns>The run.</returns>
    /// <exception cref="IOException">It isn't the folder of a run.</exception>
    public static RunRecord Read(string folder) => Read(folder, RunNames.Of([folder])[0]);

    /// <summary>Reads several runs.</summary>
    /// <param name="folders">Their folders.</param>
    /// <returns>The runs, in this order, with names that tell them apart.</returns>
    /// <exception cref="IOException">A folder isn't that of a run.</exception>
    public static IReadOnlyList<RunRecord> ReadAll(IReadOnlyList<string> folders) => [.. folders.Zip(RunNames.Of(folders), Read)];

    /// <summary>Reads a run.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="name">The name to give it.</param>
    /// <returns>The run.</returns>
    /// <exception cref="IOException">It isn't the folder of a run.</exception>
    public static RunRecord Read(string folder, string name)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder {folder}. Name the folder of a run.");
        if (!RunFolder.IsOfRun(folder))
            throw new FileNotFoundException($"{folder} is not the folder of a run: it has no {RunDirectory.ConfigFile}.");
        return new RunReader(folder).Read(RunList.Read(name, folder));
    }

    private RunRecord Read(RunSummary summary)
    {
        var isFinished = RunFolder.IsFinished(_folder);
        var isSearch = summary.Command == RunHead.Search;
        var options = TryRead(RunDirectory.ConfigFile, OptionReader.Read, unknown: null) ?? [];
        var space = ReadSpace();
        var data = TryRead(RunDirectory.DataFile, _ => RunData.TryRead(_folder), "the data isn't known");
        var searchReport = isFinished && isSearch
            ? TryRead(RunDirectory.ReportFile, path => JsonText.Read(path, OsnasJson.Default.SearchReport), unknown: null)
            : null;
        var trainReport = isFinished && summary.Command == RunHead.Train
            ? TryRead(RunDirectory.ReportFile, path => JsonText.Read(path, OsnasJson.Default.TrainReport), unknown: null)
            : null;
        var run = new RunRecord(summary, ReadOrigin(options))
        {
            Space = space,
            Data = data,
            Budget = space?.Outline?.Budget ?? summary.Constraints ?? [],
            SearchReport = searchReport,
            TrainReport = trainReport,
            Result = searchReport is not null ? RunResult.Of(searchReport) : trainReport is not null ? RunResult.Of(trainReport) : null,
            Search = isSearch ? TryRead(RunDirectory.CandidatesFile, path => TraceReader.Read(path, space), unknown: null) : null,
            Curves = TryRead(RunDirectory.HistoryFile, HistoryReader.Read, unknown: null) ?? [],
            Test = isFinished ? ReadTest(data) : null,
            Absent = _absent,
        };
        return run with { Absent = [.. _absent, .. LostLines.Find(run)] };
    }

    private SpaceRecord? ReadSpace()
    {
        var outline = TryRead(
            RunDirectory.SpaceFile,
            path => JsonText.Read(path, OsnasJson.Default.SpaceOutline),
            "the layers of the space aren't known");
        var tables = TryRead(
            RunDirectory.LookUpTableFile,
            path => JsonText.Read(path, OsnasJson.Default.IReadOnlyListTableDocument),
            "the costs of the space aren't known");
        if (tables is not null && !tables.All(table => table is { IsWhole: true }))
        {
            _absent.Add(new(RunDirectory.LookUpTableFile, $"{Locate(RunDirectory.LookUpTableFile)} has a table without metric or rows."));
            tables = null;
        }

        return outline is null && tables is null ? null : new(outline, [.. tables ?? [], .. outline?.Measured ?? []]);
    }

    private TestRecord? ReadTest(DataDocument? data)
    {
        var predictions = TryRead(
            RunDirectory.PredictionsFile,
            path => PredictionsReader.Read(path, data?.ClassNames ?? []),
            "what each test image is taken for isn't known");
        if (predictions is null)
            return null;
        var thumbnails = TryRead(
            RunDirectory.WrongImagesFile, path => JsonText.Read(path, OsnasJson.Default.IReadOnlyListThumbnailDocument), unknown: null);
        return predictions.ToRecord(thumbnails ?? []);
    }

    private RunOrigin ReadOrigin(IReadOnlyList<OptionValue> options)
    {
        var version = TryRead(
            RunDirectory.VersionFile, RunDirectory.ReadVersion, "the versions aren't known");
        return new(options)
        {
            Command = TryRead(RunDirectory.CommandFile, path => JsonText.Read(path, OsnasJson.Default.CommandDocument), unknown: null),
            Seed = int.TryParse(
                options.FirstOrDefault(option => option.Name == "seed")?.Value, CultureInfo.InvariantCulture, out var seed) ? seed : null,
            Version = version,
            Devices = version is null && File.Exists(Locate(RunDirectory.VersionFile)) ? [] : VersionDocument.DevicesOf(version),
            Times = TryRead(
                RunDirectory.TimesFile,
                path => JsonText.Read(path, OsnasJson.Default.TimesDocument),
                "how long the run took isn't known"),
        };
    }

    /// <summary>Reads a file that may be missing or damaged.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="read">Reads the file at a path.</param>
    /// <param name="unknown">What isn't known where the file is missing, in words; null where that is no fault.</param>
    private T? TryRead<T>(string file, Func<string, T?> read, string? unknown)
        where T : class
    {
        var path = Locate(file);
        try
        {
            if (File.Exists(path))
                return RunDirectory.ReadFiles(_folder, () => read(path));
            if (unknown is not null)
                _absent.Add(new(file, $"{_folder} has no {file} (deleted, or begun by an earlier version of Osnas): {unknown}."));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            _absent.Add(new(file, exception.Message));
        }

        return null;
    }

    private string Locate(string file) => Path.Combine(_folder, file);
}
