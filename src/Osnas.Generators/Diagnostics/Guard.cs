using Microsoft.CodeAnalysis;

namespace Osnas.Generators.Diagnostics;

/// <summary>Reports an exception as a bug in Osnas (OSNAS0901). Otherwise, the compiler would disable the analyzer.</summary>
internal static class Guard
{
    /// <summary>Runs work on a symbol.</summary>
    public static void Run(ISymbol symbol, Action<Diagnostic> report, Action work) =>
        Run(symbol.Name, () => symbol.Locations.FirstOrDefault() ?? Location.None, report, work);

    /// <summary>Runs work on a subject at a location.</summary>
    public static void Run(string subject, Func<Location> place, Action<Diagnostic> report, Action work)
    {
        var attempt = Attempt.To(() =>
        {
            work();
            return subject;
        });
        if (attempt.Fault is { } fault)
            Report(subject, place(), report, fault);
    }

    /// <summary>Reports an exception at a location.</summary>
    public static void Report(string subject, Location place, Action<Diagnostic> report, InternalFault fault) =>
        report(SharedDiagnostic.Create(Descriptors.InternalError, place, subject, fault.Exception, fault.Message));
}
