using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Osnas.Generators.Diagnostics;

namespace Osnas.Analyzers;

/// <summary>The base class of all analyzers. It reports an exception as a bug in Osnas (OSNAS0901).</summary>
public abstract class SpaceAnalyzer : DiagnosticAnalyzer
{
    private protected SpaceAnalyzer(params DiagnosticDescriptor[] descriptors) =>
        SupportedDiagnostics = descriptors.Append(Descriptors.InternalError).ToImmutableArray();

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start => Start(new GuardedStart(start)));
    }

    /// <summary>Registers what the analyzer does.</summary>
    private protected abstract void Start(GuardedStart start);
}
