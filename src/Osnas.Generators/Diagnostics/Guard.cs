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
        var attempt = Attempt.To(() =>
        {
            work();
            return true;
        });
        if (attempt.Fault is { } fault)
            Report(subject, place, report, fault);
    }

    /// <summary>Reports an exception that was met at a place.</summary>
    public static void Report(string subject, Location place, Action<Diagnostic> report, InternalFault fault) =>
        report(SharedDiagnostic.Create(Descriptors.InternalError, place, subject, fault.Exception, fault.Message));
}
