using System.CommandLine;
using Spectre.Console;

namespace Osnas.App;

/// <summary>Runs searches another way, such as on many machines. A package adds it to the command <c>search</c>.</summary>
internal interface ISearchHost
{
    /// <summary>Its options.</summary>
    IEnumerable<Option> Options { get; }

    /// <summary>What runs the search of a command line; null if its options don't ask for this way.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="console">Takes what there is to know while the search runs, and the progress.</param>
    /// <exception cref="UsageException">The options are contradictory.</exception>
    SearchRunner? Choose(ParseResult result, IAnsiConsole console);
}
