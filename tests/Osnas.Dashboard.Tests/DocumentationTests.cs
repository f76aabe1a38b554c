using Osnas.Tests.Documents;

namespace Osnas.Dashboard.Tests;

/// <summary>The commands and the code of the pages about the command <c>serve</c>.</summary>
public sealed class DocumentationTests : IDisposable
{
    private const string Guide = "docs/guides/dashboard.md";
    private const string PackagePage = "src/Osnas.Dashboard/PACKAGE.md";
    private const int Least = 4;

    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-documented-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Each_command_is_understood()
    {
        var commands = DocumentedCommand.All.Where(command => command.Package == "Osnas.Dashboard").ToArray();
        File.WriteAllText(Path.Combine(_folder, "secret"), new string('5', 64));

        var faults = await AppRun.FindFaults(
            new OsnasAppBuilder().UseDashboard(),
            commands.Select(command =>
                command.WordsFor(nameof(TinySpace), _folder).Select(word => word == "runs/" ? _folder : word).ToArray()));

        Assert.Empty(faults);
        Assert.True(commands.Length >= Least, $"{commands.Length} commands were tried.");
    }

    [Fact]
    public void Each_program_compiles()
    {
        var programs = ProgramSnippet.Of(Guide, PackagePage);

        Assert.Equal(2, programs.Count);
        Assert.All(programs, program => Assert.Empty(ProgramSnippet.FindFaults(program)));
    }
}
