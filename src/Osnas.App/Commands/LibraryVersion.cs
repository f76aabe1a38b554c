using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Osnas.App;

/// <summary>The version of the program, which System.CommandLine tells, with that of Osnas on the line below.</summary>
/// <param name="version">Provides the version of the program.</param>
internal sealed class LibraryVersion(SynchronousCommandLineAction version) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public static void AddTo(VersionOption option) => option.Action = new LibraryVersion((SynchronousCommandLineAction)option.Action!);

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = version.Invoke(parseResult);
        var library = typeof(SearchSpaces).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        parseResult.InvocationConfiguration.Output.WriteLine($"Osnas {library.Split('+')[0]}");
        return exitCode;
    }
}
