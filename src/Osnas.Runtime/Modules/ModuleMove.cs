using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>Moves modules that were built on the host to their device, or to another type of numbers.</summary>
/// <remarks>
/// TorchSharp puts new tensors in the place of the old ones and disposes these. It sets a field that has the name under which its
/// tensor is registered; one of another name, as <c>_scale</c> of <c>scale</c>, would keep a disposed tensor.
/// </remarks>
internal static class ModuleMove
{
    /// <summary>Moves a module with its parameters and buffers. Those that are on the device already stay as they are.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">The device; nothing is done if it is the host, or if all is there.</param>
    /// <returns>The module.</returns>
    /// <exception cref="SearchSpaceException">The user's code holds a tensor where it can't be replaced, such as in a list.</exception>
    public static TModule To<TModule>(TModule module, Device device)
        where TModule : nn.Module
    {
        if (Devices.AreSame(device, Devices.Host) || module.state_dict().Values.All(value => Devices.AreSame(value.device, device)))
            return module;
        return Replace(module, () => module.to(device));
    }

    /// <summary>Makes 64-bit floats of the parameters and buffers of a module, where they are.</summary>
    /// <param name="module">The module.</param>
    /// <returns>The module.</returns>
    /// <exception cref="SearchSpaceException">The user's code holds a tensor where it can't be replaced, such as in a list.</exception>
    public static TModule ToDoubles<TModule>(TModule module)
        where TModule : nn.Module => Replace(module, () => module.to(ScalarType.Float64));

    private static TModule Replace<TModule>(TModule module, Action replace)
        where TModule : nn.Module
    {
        var holders = module.modules().Prepend(module).Distinct().SelectMany(FindHolders).ToArray();
        replace();
        foreach (var (part, held, name) in holders)
            Follow(part, held, name);
        return module;
    }

    /// <summary>The places of a module that hold its registered tensors, with the names of these.</summary>
    private static IEnumerable<(nn.Module Part, HeldObject Held, string Name)> FindHolders(nn.Module part)
    {
        var names = Registered(part).ToDictionary(entry => entry.Value.Handle, entry => entry.Name);
        return HeldObject.Find(part)
            .Where(held => held.Value is Tensor { IsInvalid: false } tensor && names.ContainsKey(tensor.Handle))
            .Select(held => (part, held, names[((Tensor)held.Value).Handle]));
    }

    private static void Follow(nn.Module part, HeldObject held, string name)
    {
        if (!((Tensor)held.Value).IsInvalid)
            return;
        if (!held.IsField)
            throw new SearchSpaceException(
                $"{part.GetType().Name}.{held.Place} can't be moved to another device. Keep it in a field or a ParameterList, or create "
                + "it on the device of the network.");
        held.Field.SetValue(part, Registered(part).First(entry => entry.Name == name).Value);
    }

    private static IEnumerable<(string Name, Tensor Value)> Registered(nn.Module part) =>
        part.named_parameters(recurse: false).Select(entry => (entry.name, (Tensor)entry.parameter))
            .Concat(part.named_buffers(recurse: false).Select(entry => (entry.name, entry.buffer)))
            .Where(entry => !entry.Item2.IsInvalid);
}
