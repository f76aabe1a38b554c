using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Osnas.App;

/// <summary>
/// Microsoft.ML.OnnxRuntime, if the program has it. It is used by its names alone, so that programs that don't run models
/// needn't have it.
/// </summary>
/// <param name="assembly">Its assembly.</param>
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = IsFound)]
[UnconditionalSuppressMessage("Trimming", "IL2060", Justification = IsFound)]
[UnconditionalSuppressMessage("Trimming", "IL2072", Justification = IsFound)]
[UnconditionalSuppressMessage("Trimming", "IL2075", Justification = IsFound)]
[UnconditionalSuppressMessage("AOT", "IL3050", Justification = IsFound)]
internal sealed class OnnxRuntime(Assembly assembly)
{
    private const string Name = "Microsoft.ML.OnnxRuntime";
    private const string IsFound =
        "A program without dynamic code doesn't load it. In one that is trimmed, the trial says what is missing.";

    public string Version => $"{assembly.GetName().Version!.ToString(3)}";

    public static OnnxRuntime? Find()
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
            return null;
        try
        {
            return new(Assembly.Load(Name));
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>Runs a network on one image.</summary>
    /// <param name="file">The network.</param>
    /// <param name="image">An array of the image's shape, which gets the values.</param>
    /// <param name="values">The values, in the order of memory.</param>
    /// <returns>The logits.</returns>
    public float[] Run(string file, Array image, float[] values)
    {
        Buffer.BlockCopy(values, 0, image, 0, values.Length * sizeof(float));
        var tensor = Get("Tensors.ArrayTensorExtensions").GetMethods()
            .Single(method => method.Name == "ToTensor" && method.GetParameters()[0].ParameterType == typeof(Array))
            .MakeGenericMethod(typeof(float)).Invoke(null, [image, false])!;
        var type = Get("NamedOnnxValue");
        var input = type.GetMethod("CreateFromTensor")!.MakeGenericMethod(typeof(float)).Invoke(null, [Export.OnnxFile.Input, tensor]);
        var inputs = Array.CreateInstance(type, 1);
        inputs.SetValue(input, 0);
        using var session = (IDisposable)Activator.CreateInstance(Get("InferenceSession"), file)!;
        var run = session.GetType().GetMethods().Single(method => method.Name == "Run"
            && method.GetParameters() is [var only] && only.ParameterType == typeof(IReadOnlyCollection<>).MakeGenericType(type));
        var outputs = (IEnumerable)run.Invoke(session, [inputs])!;
        using var lifetime = (IDisposable)outputs;
        var logits = outputs.Cast<object>().First();
        return [.. (IEnumerable<float>)type.GetMethod("AsEnumerable")!.MakeGenericMethod(typeof(float)).Invoke(logits, null)!];
    }

    private Type Get(string name) => assembly.GetType($"{Name}.{name}", throwOnError: true)!;
}
