using System.Runtime.CompilerServices;
using Osnas.Samples;

namespace Osnas.App.Tests;

/// <summary>The spaces of samples/SearchSpaces.</summary>
internal static class Samples
{
    /// <summary>Loads the assembly of the samples, so that they register themselves.</summary>
    public static void Load() => RuntimeHelpers.RunModuleConstructor(typeof(FBNetS).Module.ModuleHandle);

    public static SearchSpaceSpec Get(string name)
    {
        Load();
        return SearchSpaces.Get(name).Spec;
    }
}
