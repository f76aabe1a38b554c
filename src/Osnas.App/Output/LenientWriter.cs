using System.Text;

namespace Osnas.App;

/// <summary>
/// Writes as long as possible. Text that can't be written, because a terminal is closed or a disk is full, is
/// dropped, so that the work continues.
/// </summary>
/// <param name="inner">Takes the text.</param>
/// <param name="hasReader">Whether anybody is left to read it.</param>
internal sealed class LenientWriter(TextWriter inner, Func<bool> hasReader) : TextWriter
{
    private readonly object _lock = new();

    /// <summary>A writer that is closed from the start.</summary>
    public static LenientWriter Closed() => new(Null, () => true) { Fault = "it is closed" };

    /// <summary>Why text was dropped; null if none was.</summary>
    public string? Fault { get; private set; }

    /// <summary>Whether the program that read the text is over, as <c>head</c> is after some lines.</summary>
    public bool IsReaderGone { get; private set; }

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void WriteLine() => Try(inner.WriteLine);

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        lock (_lock)
        {
            if (Fault is not null)
                return;
            try
            {
                write();
                IsReaderGone = !hasReader();
                Fault = IsReaderGone ? "its reader has ended" : null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                Fault = exception.Message.TrimEnd('.');
            }
        }
    }
}
