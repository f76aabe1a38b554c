using Osnas.App;
using Spectre.Console;

namespace Osnas.Cluster;

/// <summary>The secrets that command lines name.</summary>
internal static class Secrets
{
    /// <summary>Reads a secret.</summary>
    /// <param name="file">The file; null for none.</param>
    /// <param name="warnings">Is told who else can read the file.</param>
    public static ConnectionSecret Read(string? file, IAnsiConsole warnings)
    {
        if (file is null)
            return new(null);
        var secret = SecretFile.Read(file);
        if (secret.Warning is { } warning)
            Terminal.WriteLine(warnings, $"warning: {warning}");
        return new(secret.Secret);
    }
}
