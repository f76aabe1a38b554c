using System.Globalization;
using System.Security.Cryptography;

namespace Osnas.Cluster;

/// <summary>A file that is being received, part by part. The one who began it deletes it unless it is whole.</summary>
internal sealed class IncomingFile : IDisposable
{
    private readonly FileStream _file;
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Begins a file.</summary>
    /// <param name="path">The place that it is written to until it is whole.</param>
    public IncomingFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _file = new(path, FileMode.Create, FileAccess.Write);
        Place = path;
    }

    /// <summary>The place that it is written to.</summary>
    public string Place { get; }

    /// <summary>The number of bytes that are there.</summary>
    public long Length { get; private set; }

    /// <summary>Adds a part.</summary>
    public void Add(byte[] bytes)
    {
        _file.Write(bytes);
        _digest.AppendData(bytes);
        Length += bytes.Length;
    }

    /// <summary>Ends the file.</summary>
    /// <param name="hash">The SHA-256 that it should have.</param>
    /// <param name="name">Its name in messages.</param>
    /// <exception cref="InvalidDataException">It has another one.</exception>
    public void Finish(string hash, string name)
    {
        var found = Convert.ToHexString(_digest.GetHashAndReset()).ToLowerInvariant();
        if (found != hash)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"The file {name} of {Length} bytes was damaged on its way: its SHA-256 is {found}, not {hash}. Send it again."));
        }

        _file.Flush();
    }

    public void Dispose()
    {
        _file.Dispose();
        _digest.Dispose();
    }
}
