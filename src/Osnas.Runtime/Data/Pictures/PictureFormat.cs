namespace Osnas.Data;

/// <summary>What picture files are called, and which of them are read.</summary>
internal static class PictureFormat
{
    private static readonly HashSet<string> Read = new(
        [".jpg", ".jpeg", ".jpe", ".jfif", ".jif", ".jfi", ".pjpeg", ".pjp", ".png", ".apng", ".bmp", ".dib", ".gif", ".webp"],
        StringComparer.OrdinalIgnoreCase);

    // SkiaSharp doesn't decode them, or not on every system.
    private static readonly HashSet<string> Unread = new(
        [
            ".tif", ".tiff", ".heic", ".heif", ".hif", ".avif", ".jxl", ".jp2", ".j2k", ".jpf", ".jpx", ".jpm", ".jxr", ".wdp",
            ".ppm", ".pgm", ".pbm", ".pnm", ".pam", ".pfm", ".svg", ".svgz", ".eps", ".psd", ".xcf", ".tga", ".dds", ".exr", ".hdr", ".pcx",
            ".ico", ".icns", ".sgi", ".ras", ".xbm", ".xpm",
            ".raw", ".dng", ".cr2", ".cr3", ".nef", ".arw", ".orf", ".rw2", ".raf", ".dcm", ".dicom", ".nii", ".mhd",
        ],
        StringComparer.OrdinalIgnoreCase);

    // Files that aren't what their names say, by how they begin.
    private static readonly (byte[] Start, int At, string What)[] Strangers =
    [
        ("version https://git-lfs"u8.ToArray(), 0, "a pointer of Git LFS: fetch the pictures with git lfs pull"),
        ("/annex/objects"u8.ToArray(), 0, "a pointer of git-annex: fetch the pictures with git annex get"),
        ("II*\0"u8.ToArray(), 0, "a TIFF"),
        ("MM\0*"u8.ToArray(), 0, "a TIFF"),
        ("ftypavif"u8.ToArray(), 4, "an AVIF picture"),
        ("ftyphei"u8.ToArray(), 4, "a HEIC picture"),
        ("ftypmif1"u8.ToArray(), 4, "a HEIC picture"),
        ("\0\0\0\fJXL "u8.ToArray(), 0, "a JPEG XL picture"),
        ("\0\0\0\fjP  "u8.ToArray(), 0, "a JPEG 2000 picture"),
        ("8BPS"u8.ToArray(), 0, "a Photoshop file"),
        ("%PDF"u8.ToArray(), 0, "a PDF"),
        ("PK\u0003\u0004"u8.ToArray(), 0, "a zip archive"),
        ("<!DOCTYPE html"u8.ToArray(), 0, "a web page"),
        ("<!doctype html"u8.ToArray(), 0, "a web page"),
        ("<html"u8.ToArray(), 0, "a web page"),
        ("<svg"u8.ToArray(), 0, "an SVG drawing"),
        ("<?xml"u8.ToArray(), 0, "an XML file"),
    ];

    /// <summary>The names that pictures may end in, for messages.</summary>
    public static string KnownExtensions => string.Join(", ", Read);

    /// <summary>Whether a file has the name of a picture that is read. What it holds may be any of them.</summary>
    public static bool IsNamedSo(string path) => Read.Contains(Path.GetExtension(path));

    /// <summary>Whether a file has the name of a picture that isn't read.</summary>
    public static bool IsUnread(string path) => Unread.Contains(Path.GetExtension(path));

    /// <summary>What a file is that is no picture, if it begins as something that is often taken for one; else null.</summary>
    public static string? NameStranger(ReadOnlySpan<byte> start)
    {
        foreach (var (bytes, at, what) in Strangers)
        {
            if (start.Length >= at + bytes.Length && start.Slice(at, bytes.Length).SequenceEqual(bytes))
                return what;
        }

        return null;
    }
}
