using System.Globalization;
using System.Text;
using Osnas.Experiments;

namespace Osnas.Dashboard.Reading;

/// <summary>
/// Tells whether the files of a run changed, by their times and lengths and whether a process works on it. A watch by the system would
/// miss changes on network folders.
/// </summary>
internal static class RunStamp
{
    /// <summary>The stamp of a run; the reason if it can't be read, or is gone.</summary>
    /// <param name="folder">Its folder.</param>
    public static string Of(string folder)
    {
        try
        {
            var stamp = new StringBuilder();
            foreach (var file in AtomicFile.FindWhole(folder).OrderBy(file => file.Name, StringComparer.Ordinal))
                stamp.Append(CultureInfo.InvariantCulture, $"{file.Name}:{file.Length}:{file.LastWriteTimeUtc.Ticks};");
            stamp.Append(RunFolder.IsInUse(folder));
            return TextDigest.Of($"{stamp}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}
