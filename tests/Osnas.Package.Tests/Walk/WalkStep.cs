using System.Text.RegularExpressions;

namespace Osnas.Package.Tests;

/// <summary>What a reader does at a place of a page: a command to give, or code to write into Program.cs.</summary>
/// <param name="Page">The page.</param>
/// <param name="Text">The command, or the code.</param>
/// <param name="IsCode">Whether it is code.</param>
internal sealed partial record WalkStep(string Page, string Text, bool IsCode)
{
    /// <summary>What a block without a language begins with if it has commands.</summary>
    private static readonly string[] Programs = ["dotnet", "MyApp", "./build.sh"];

    /// <summary>The steps of a page in their order, each line of a shell as it stands.</summary>
    public static IEnumerable<WalkStep> Of(string page, string text)
    {
        foreach (Match block in Block().Matches(text))
        {
            var (language, code) = (block.Groups["language"].Value, block.Groups["text"].Value);
            if (language == "csharp")
                yield return new(page, code, IsCode: true);
            if (language != "sh" && (language.Length > 0 || !Programs.Contains(code.Split(' ', '\n')[0])))
                continue;
            foreach (var line in code.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                yield return new(page, line, IsCode: false);
        }
    }

    [GeneratedRegex(@"^```(?<language>\S*)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
