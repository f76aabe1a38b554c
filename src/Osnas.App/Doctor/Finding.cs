using System.Text.Json;
using System.Text.Json.Serialization;

namespace Osnas.App;

/// <summary>How something on this machine is.</summary>
[JsonConverter(typeof(FindingStateConverter))]
internal enum FindingState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Programs run, but slower than they could, or without a part that few need.</summary>
    Advice,

    /// <summary>Searches and trainings don't run.</summary>
    Problem,
}

/// <summary>The states in lower case.</summary>
internal sealed class FindingStateConverter() : JsonStringEnumConverter<FindingState>(JsonNamingPolicy.CamelCase);

/// <summary>What was found about a part of the machine or the program.</summary>
/// <param name="Part">The part.</param>
/// <param name="State">How it is.</param>
/// <param name="Found">What was found, in words.</param>
/// <param name="Commands">What to do about it, one command a line; empty if there is nothing to do.</param>
/// <param name="WithoutRoot">What to do without the rights to install packages; empty if that is the same.</param>
internal sealed record Finding(
    string Part, FindingState State, string Found, IReadOnlyList<string> Commands, IReadOnlyList<string> WithoutRoot)
{
    /// <summary>The same, where the commands are shown already.</summary>
    public Finding WithoutCommands() => this with { Commands = [], WithoutRoot = [] };

    public static Finding Ok(string part, string found) => new(part, FindingState.Ok, found, [], []);

    public static Finding Advice(string part, string found, Mend? mend = null) =>
        new(part, FindingState.Advice, found, mend?.Commands ?? [], mend?.WithoutRoot ?? []);

    public static Finding Problem(string part, string found, Mend? mend = null) =>
        new(part, FindingState.Problem, found, mend?.Commands ?? [], mend?.WithoutRoot ?? []);
}

/// <summary>What the command <c>doctor</c> writes as JSON.</summary>
/// <param name="IsReady">Whether searches and trainings run.</param>
/// <param name="Findings">The findings, in order.</param>
internal sealed record DoctorDocument(bool IsReady, IReadOnlyList<Finding> Findings);

/// <summary>The documents of commands that belong to the command line alone.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DoctorDocument))]
internal sealed partial class AppJson : JsonSerializerContext;
