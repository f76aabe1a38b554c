namespace Osnas.Data;

/// <summary>Recognizes the format of data by its files.</summary>
internal static class FormatRecognition
{
    /// <summary>Finds the format of a file or a folder; null if a folder holds none of the formats that are files.</summary>
    /// <exception cref="InvalidDataException">It can't be read, or there are several; the message says what to do.</exception>
    public static DataFormat? Find(string path) => File.Exists(path) ? OfFile(path) : OfFolder(path);

    /// <summary>Refuses a file that isn't read in any format.</summary>
    public static void RefuseOther(FileStart start)
    {
        if (FileFormat.FindRefused(start) is { } format)
            throw format.Refuse(start.Path);
    }

    private static DataFormat OfFile(string path)
    {
        var start = FileStart.Read(path);
        if (start.ZipEntries.Any(entry => entry.EndsWith(".npy", StringComparison.Ordinal)) || path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase) || start.Bytes.AsSpan().StartsWith(NumpyArray.Magic))
            return DataFormat.Numpy;
        if (CifarFormat.All.FirstOrDefault(format => format.Archive.Equals(start.Name, StringComparison.OrdinalIgnoreCase)) is { } archive)
            return archive.Format;
        var isPython = CifarPython.IsOf(path);
        if (!isPython && FileStart.IsTar(start) && CifarArchive.Recognize(path, out isPython) is { } packed)
            return packed.Format;
        if (isPython)
            throw FileFormat.CifarPython.Refuse(path);
        if (IdxFiles.IsName(path))
            return DataFormat.Mnist;
        if (CifarFormat.All.FirstOrDefault(format => format.Files.Contains(start.Name)) is { } batch)
            throw new InvalidDataException($"{path} is one file of {batch.Name}. Give the folder that it is in.");
        RefuseOther(start);
        return DataFormat.Csv;
    }

    private static DataFormat? OfFolder(string path)
    {
        List<DataFormat> found = [.. CifarFormat.All.Where(format => format.Find(path) is not null).Select(format => format.Format)];
        if (IdxFiles.Find(path).Count > 0)
            found.Add(DataFormat.Mnist);
        if (NumpyFile.IsIn(path))
            found.Add(DataFormat.Numpy);
        // Beside folders or pictures, a table is a list of them.
        var isFlat = !Directory.EnumerateDirectories(path).Any(name => !Path.GetFileName(name).StartsWith('.')) && !Directory.EnumerateFiles(path).Any(FileFormat.Picture.HasEnding);
        if (isFlat && TableFiles.AreIn(path))
            found.Add(DataFormat.Csv);
        if (found.Count > 1)
            throw new InvalidDataException($"{path} holds several data sets, {string.Join(" and ", found)}: give the folder of one, one of its files, or the format.");
        if (found is [var only])
            return only;
        if (CifarPython.IsIn(path) is { } python)
            throw FileFormat.CifarPython.Refuse(python);
        if (isFlat && Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).FirstOrDefault(file => FileFormat.All.Any(format => !format.HoldsPictures && format.HasEnding(file))) is { } other)
            RefuseOther(FileStart.Read(other));
        return null;
    }
}
