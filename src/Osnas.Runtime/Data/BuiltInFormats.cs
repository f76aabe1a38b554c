using System.Runtime.CompilerServices;

namespace Osnas.Data;

/// <summary>Registers Osnas's own data formats.</summary>
internal static class BuiltInFormats
{
#pragma warning disable CA2255 // As in generated code: whoever uses the library finds them.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register()
    {
        DataFormat.Register(new MnistFormat());
        DataFormat.Register(new CifarFormat("Cifar10", CifarLayout.Cifar10));
        DataFormat.Register(new CifarFormat("Cifar100", CifarLayout.Cifar100));
        DataFormat.Register(new FolderFormat());
        DataFormat.Register(new CsvFormat());
        DataFormat.Register(new NumpyFormat());
        DataFormat.Register(new AnyFormat());
    }
}
