using System.CommandLine;

namespace Osnas.App;

/// <summary>A command whose options are checked as a whole when it runs.</summary>
internal interface IReadsOptions
{
    /// <summary>What is wrong with its options, for a command line that has other errors and therefore doesn't run.</summary>
    /// <param name="result">The command line.</param>
    IEnumerable<string> FindFaults(ParseResult result);
}
