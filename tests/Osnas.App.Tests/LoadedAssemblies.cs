/// <summary>
/// A hook of the runtime: writes the names of the assemblies that a program has loaded, when it ends. The runtime prescribes the
/// name of the class and of its method.
/// </summary>
internal static class StartupHook
{
    /// <summary>The variable of the environment with the file to write to.</summary>
    public const string FileVariable = "OSNAS_TEST_LOADED_ASSEMBLIES";

    /// <summary>Begins. Other assemblies than those of .NET can't be used here.</summary>
    public static void Initialize() => AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllLines(
        Environment.GetEnvironmentVariable(FileVariable)!,
        AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!));
}
