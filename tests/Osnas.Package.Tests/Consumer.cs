namespace Osnas.Package.Tests;

/// <summary>A user's project that has the package, and nothing of this repository around it.</summary>
internal sealed class Consumer
{
    private const string ProjectFile = "Consumer.csproj";
    private readonly string _folder;

    /// <param name="packages">The feed.</param>
    /// <param name="package">The package that the project has.</param>
    /// <param name="name">Of its folder.</param>
    /// <param name="files">Names and texts.</param>
    public Consumer(PackedPackages packages, PackageFile package, string name, params (string Name, string Text)[] files)
    {
        _folder = packages.CreateFolder(name);
        File.WriteAllText(
            Path.Combine(_folder, ProjectFile),
            ProjectText(
                packages,
                "<OutputType>Exe</OutputType><Nullable>enable</Nullable>",
                $"""
                <PackageReference Include="{package["id"]}" Version="{package.Version}" />
                <AdditionalFiles Include="*.json" />
                """));
        foreach (var (file, text) in files)
            File.WriteAllText(Path.Combine(_folder, file), text);
    }

    /// <summary>
    /// The text of a project. The machine's packages are read where they are; Osnas goes to a folder of its own, so that
    /// the machine's don't fill with it. NU1603: a feed may lack the exact version of a dependency of TorchSharp.
    /// </summary>
    public static string ProjectText(PackedPackages packages, string properties, string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <NoWarn>$(NoWarn);NU1603</NoWarn>
            <RestorePackagesPath>packages</RestorePackagesPath>
            <RestoreFallbackFolders>{MachinesPackages}</RestoreFallbackFolders>
            <RestoreAdditionalProjectSources>{packages.Feed}</RestoreAdditionalProjectSources>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """;

    /// <summary>The folder of the packages that the machine has.</summary>
    public static string MachinesPackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    public void Delete(string file) => File.Delete(Path.Combine(_folder, file));

    public DotnetResult Build(params string[] arguments) => Dotnet(["build", .. arguments]);

    public DotnetResult Restore(params string[] arguments) => Dotnet(["restore", .. arguments]);

    public DotnetResult Run(params string[] arguments) => Dotnet(["run", "--no-build", "--", .. arguments]);

    /// <summary>Publishes the program for this machine into the folder <c>published</c>.</summary>
    public DotnetResult Publish(params string[] arguments) =>
        Dotnet(["publish", "--use-current-runtime", "--output", Locate("published"), .. arguments]);

    /// <summary>The path of a file of the project.</summary>
    public string Locate(params string[] names) => Path.Combine([_folder, .. names]);

    /// <summary>Has one call of `dotnet format` apply the code fixes of rules.</summary>
    public DotnetResult Fix(params string[] diagnostics) =>
        Dotnet(["format", "analyzers", ProjectFile, "--severity", "info", "--diagnostics", .. diagnostics]);

    private DotnetResult Dotnet(params string[] arguments) => DotnetCli.Run(_folder, arguments);
}
