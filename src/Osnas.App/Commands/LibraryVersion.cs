using System.CommandLine;
using System.CommandLine.Invocation;

namespace Osnas.App;

/// <summary>The version of the program, which System.CommandLine tells, with those of Osnas and libtorch on the lines below.</summary>
/// <param name="version">Provides the version of the program.</param>
internal sealed class LibraryVersion(SynchronousCommandLineAction version) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public static void AddTo(VersionOption option) => option.Action = new LibraryVersion((SynchronousCommandLineAction)option.Action!);

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = version.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine($"Osnas {Library.Version.Split('+')[0]}");
        output.WriteLine($"libtorch {NativeDependency.Libtorch.Version}");
        return exitCode;
    }
}
