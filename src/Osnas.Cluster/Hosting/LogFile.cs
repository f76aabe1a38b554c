using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Osnas.Cluster;

/// <summary>
/// Keeps the warnings of Orleans in a file: on the terminal nobody could do anything about them. Its last line says so when it is full.
/// </summary>
/// <param name="find">The file; null while there is no place for it, when lines are dropped.</param>
/// <param name="mostBytes">The bytes with which it is full.</param>
internal sealed class LogFile(Func<string?> find, long mostBytes = LogFile.MostBytes) : ILoggerProvider
{
    private const long MostBytes = 16 << 20;

    private readonly object _lock = new();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Write(string text)
    {
        lock (_lock)
        {
            try
            {
                if (find() is not { } path)
                    return;
                var length = File.Exists(path) ? new FileInfo(path).Length : 0;
                if (length >= mostBytes)
                    return;
                var isLast = length + Encoding.UTF8.GetByteCount(text) >= mostBytes;
                File.AppendAllText(
                    path, isLast ? $"{text}This file is full: later warnings are left out. Delete it for new ones.\n" : text);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A log that can't be written is no reason to end a run.
            }
        }
    }

    private sealed class Category(LogFile file, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                file.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{DateTimeOffset.UtcNow:u} {logLevel} {name}: {formatter(state, exception)}\n{exception}\n"));
            }
        }
    }
}
