namespace Osnas.Data;

/// <summary>Recognizes the format of data by its files.</summary>
internal static class FormatRecognition
{
    /// <summary>Finds the format of a file or a folder.</summary>
    /// <exception cref="InvalidDataException">It can't be read, or there are several; the message says what to do.</exception>
    public static DataFormat Find(string path) => File.Exists(path) ? OfFile(path) : OfFolder(path);

    /// <summary>Refuses a file that isn't read in any format.</summary>
    public static void RefuseOther(FileStart start)
    {
        if (FileFormat.FindRefused(start) is { } format)
            throw format.Refuse(start.Path);
    }

    /// <summary>The error for a file in the place of a folder.</summary>
    public static InvalidDataException IsNoFolder(string path, DataFormat format) => new(
        $"{path} is a file, but data of the format {format} is a folder. "
        + $"Give the folder, or change the requested format; {DataFormat.Any} recognizes it.");

    /// <summary>Whether a folder holds neither folders nor pictures.</summary>
    public static bool IsFlat(string folder) =>
        !Directory.EnumerateDirectories(folder).Any(name => !Path.GetFileName(name).StartsWith('.'))
        && !Directory.EnumerateFiles(folder).Any(FileFormat.Picture.HasEnding);

    private static DataFormat OfFile(string path)
    {
        if (DataFormat.All.FirstOrDefault(format => format.Recognizes(path)) is { } found)
            return found;
        var start = FileStart.Read(path);
        var isPython = CifarPython.IsOf(path);
        if (!isPython && FileStart.IsTar(start))
            CifarArchive.Recognize(path, out isPython);
        if (isPython)
            throw FileFormat.CifarPython.Refuse(path);
        if (CifarLayout.All.FirstOrDefault(files => files.Files.Contains(start.Name)) is { } batch)
            throw new InvalidDataException($"{path} is one file of {batch.Name}. Give its folder.");
        RefuseOther(start);
        return DataFormat.Csv;
    }

    private static DataFormat OfFolder(string path)
    {
        DataFormat[] found = [.. DataFormat.All.Where(format => format.Recognizes(path))];
        if (found is [var only])
            return only;
        if (found.Length > 1)
        {
            throw new InvalidDataException(
                $"{path} holds several data sets, {string.Join<DataFormat>(" and ", found)}: "
                + "give the folder of one, one of its files, or the format.");
        }

        if (CifarPython.IsIn(path) is { } python)
            throw FileFormat.CifarPython.Refuse(python);
        if (IsFlat(path) && Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).FirstOrDefault(IsRefused) is { } other)
            RefuseOther(FileStart.Read(other));
        return DataFormat.Folders;
    }

    private static bool IsRefused(string file) => FileFormat.All.Any(format => !format.HoldsPictures && format.HasEnding(file));
}
