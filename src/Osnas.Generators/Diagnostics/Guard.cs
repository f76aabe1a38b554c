using Microsoft.CodeAnalysis;

namespace Osnas.Generators.Diagnostics;

/// <summary>Reports an exception as a fault of Osnas (OSNAS0901). A compiler that meets one would switch the analyzer off.</summary>
internal static class Guard
{
    /// <summary>Works on a symbol.</summary>
    public static void Run(ISymbol symbol, Action<Diagnostic> report, Action work) =>
        Run(symbol.Name, symbol.Locations.FirstOrDefault() ?? Location.None, report, work);

    /// <summary>Works on something at a place.</summary>
    public static void Run(string subject, Location place, Action<Diagnostic> report, Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            report(SharedDiagnostic.Create(Descriptors.InternalError, place, subject, exception.GetType().Name, exception.Message));
        }
    }
}
