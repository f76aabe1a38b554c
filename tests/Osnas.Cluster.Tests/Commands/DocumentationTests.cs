using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Osnas.App;
using Osnas.Cluster.Tests.Hosting;
using Osnas.Cluster.Tests.Processes;
using Osnas.EndToEnd;
using Osnas.Tests.Documents;
using Spectre.Console;

namespace Osnas.Cluster.Tests.Commands;

/// <summary>The commands, the manifests and the code of the pages about clusters.</summary>
public sealed partial class DocumentationTests : IDisposable
{
    private const string Guide = "docs/guides/cluster.md";
    private const string PackagePage = "src/Osnas.Cluster/PACKAGE.md";
    private const int Least = 9;

    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-documented-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Each_command_is_understood()
    {
        var commands = DocumentedCommand.All.Where(command => command.Package == "Osnas.Cluster").ToArray();
        var manifests = ManifestsOf(Guide).ToArray();
        using var certificate = TlsTests.Create("build-1");
        var pem = certificate.ExportCertificatePem();
        File.WriteAllText(Path.Combine(_folder, "cert.pem"), pem);
        File.WriteAllText(
            Path.Combine(_folder, "coordinator.pem"), $"{pem}\n{certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()}\n");
        File.WriteAllText(Path.Combine(_folder, "secret"), new string('5', 64));
        var app = new OsnasAppBuilder { Defaults = ClusterRun.Options(_folder) }.UseCluster(); // for what a page leaves out
        app.SearchHost = new OptionsAlone(app.SearchHost!);

        var faults = await AppRun.FindFaults(app, commands.Concat(manifests).Select(WordsOf));

        Assert.Empty(faults);
        Assert.True(commands.Length >= Least, $"{commands.Length} commands were tried.");
        Assert.Equal(2, manifests.Length);
    }

    [Fact]
    public void Each_program_compiles()
    {
        var programs = ProgramSnippet.Of(Guide, PackagePage);

        Assert.Equal(2, programs.Count);
        Assert.All(programs, program => Assert.Empty(ProgramSnippet.FindFaults(program)));
    }

    /// <summary>Prevents: a secret or a certificate that is made as the guide says, and that the program doesn't take.</summary>
    [OpensslFact]
    public void What_openssl_makes_is_taken()
    {
        var commands = Openssl().Matches(DocumentedCommand.Read(Guide)).Select(match => match.Value.Split(" #")[0]).ToArray();
        Assert.Equal(2, commands.Length);

        foreach (var command in commands)
            OpensslFactAttribute.Run(command, _folder);

        var secret = SecretFile.Read(Path.Combine(_folder, "secret"));
        Assert.Equal((64, null), (secret.Secret.Length, secret.Warning));
        using var certificate = ServerCertificate.Read(Path.Combine(_folder, "coordinator.pem"), password: null);
        Assert.True(certificate.HasPrivateKey);
        Assert.True(certificate.MatchesHostname("build-1"));
        Assert.Equal(certificate.Thumbprint, AuthorityTrust.Read(Path.Combine(_folder, "cert.pem")).Authority.Thumbprint);
    }

    /// <summary>The arguments of the containers in the manifests for Kubernetes.</summary>
    private static IEnumerable<DocumentedCommand> ManifestsOf(string page) => Arguments().Matches(DocumentedCommand.Read(page))
        .Select(match => new DocumentedCommand(
            page, "args", string.Join(' ', match.Groups["words"].Value.Split(',').Select(word => word.Trim()))));

    /// <summary>The words, for a machine without a GPU.</summary>
    private string[] WordsOf(DocumentedCommand command)
    {
        var words = command.WordsFor(nameof(TinySpace), _folder);
        if (Array.IndexOf(words, "--device") is var place && place >= 0)
            words[place + 1] = "cpu";
        return words;
    }

    [GeneratedRegex(@"args: \[(?<words>[^\]]*)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Arguments();

    [GeneratedRegex(@"^openssl ([^\n]*\\\n)*[^\n]*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Openssl();

    /// <summary>Reads the options of a coordinator, which doesn't begin.</summary>
    private sealed class OptionsAlone(ISearchHost host) : ISearchHost
    {
        public IEnumerable<Option> Options => host.Options;

        public SearchRunner? Choose(ParseResult result, IAnsiConsole console) =>
            host.Choose(result, console) is null ? null : (_, _, _, _) => throw new OperationCanceledException();
    }
}
