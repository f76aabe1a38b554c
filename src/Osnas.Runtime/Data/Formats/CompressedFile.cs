using System.IO.Compression;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.GZip;

namespace Osnas.Data;

/// <summary>Opens files that are gzipped or not, as they begin, and bounds what they expand to.</summary>
internal static class CompressedFile
{
    /// <summary>The most that deflate, the compression of gzip and ZIP, makes of a byte.</summary>
    public const int DeflateRatio = 1032;

    private const string Ending = ".gz";

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="checksEnd">Whether a file that is cut off is an error even if nothing in it says how long it is.</param>
    /// <returns>What it holds, expanded; faults are an <see cref="InvalidDataException"/> with the file's name.</returns>
    public static Stream Open(string path, bool checksEnd = false)
    {
        var file = File.OpenRead(path);
        if (file.ReadByte() == 0x1f && file.ReadByte() == 0x8b)
        {
            file.Position = 0;
            // .NET's own takes a file that is cut off for a whole one; SharpZipLib, which TorchSharp brings along, is slower.
            return new ExpansionGuard(
                checksEnd ? new GZipInputStream(file) : new GZipStream(file, CompressionMode.Decompress), path, file.Length);
        }

        file.Position = 0;
        if (!path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            return file;
        file.Dispose();
        throw new InvalidDataException(
            $"{path}: its name ends in {Ending}, but it isn't compressed by gzip. Rename it, or download it again.");
    }

    /// <summary>Reads exactly so many bytes.</summary>
    /// <param name="stream">What <see cref="Open"/> gave.</param>
    /// <param name="path">The file.</param>
    /// <param name="length">How many; not allocated if so many can't be in the file.</param>
    public static byte[] ReadExactly(Stream stream, string path, int length)
    {
        var most = stream is ExpansionGuard guard ? guard.Most : stream.Length;
        if (length > most)
            throw Shorter(path);
        var bytes = new byte[length];
        try
        {
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (EndOfStreamException)
        {
            throw Shorter(path);
        }
    }

    private static InvalidDataException Shorter(string path) => new($"{path}: the file is shorter than its header says.");

    /// <summary>Counts what comes out of a compressed file, and stops where it can't be data.</summary>
    private sealed class ExpansionGuard(Stream expanded, string path, long compressedLength) : Stream
    {
        private const long Free = 32 << 20;
        private const int MaxRatio = 200;
        private long _read;

        public long Most => (compressedLength * DeflateRatio) + DeflateRatio;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Expand(buffer, offset, count);
            _read += read;
            return _read <= Free || _read / MaxRatio <= compressedLength ? read : throw new InvalidDataException(
                $"{path}: it expands to more than {MaxRatio} times its size, which images never do. Expand it yourself if you trust it.");
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private int Expand(byte[] buffer, int offset, int count)
        {
            try
            {
                return expanded.Read(buffer, offset, count);
            }
            catch (Exception exception) when (exception is SharpZipBaseException or InvalidDataException or EndOfStreamException
                or IndexOutOfRangeException or ArgumentException or NullReferenceException or InvalidOperationException)
            {
                // SharpZipLib throws any of these at damaged files.
                throw new InvalidDataException(
                    $"{path}: its compressed data is damaged or cut off. Download it again, or compress it again.", exception);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                expanded.Dispose();
            base.Dispose(disposing);
        }
    }
}
