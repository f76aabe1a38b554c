using Osnas.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Modules;

/// <summary>
/// What a module computes with has to be registered: nothing else is trained, saved and counted. Two ways find what
/// isn't: its fields, and the gradient of its output, which shows what no field holds but not where it is kept.
/// </summary>
internal static class RegistrationRules
{
    private const string NotTrained = "isn't registered, so it would not be trained, saved or counted";

    /// <summary>Makes sure that a network's fields hold no weights but registered ones.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">What it is called in the message.</param>
    /// <returns>The network.</returns>
    /// <exception cref="SearchSpaceException">There are others. The network is disposed.</exception>
    public static T CheckFields<T>(T network, string name)
        where T : nn.Module
    {
        if (FindFault(network) is not { } fault)
            return network;
        network.Dispose();
        throw new SearchSpaceException($"{name}: {fault}.");
    }

    /// <summary>Makes sure that a network's output depends on no weights but registered ones.</summary>
    /// <param name="network">The network. It is in evaluation mode afterwards.</param>
    /// <param name="images">What it runs on.</param>
    /// <exception cref="SearchSpaceException">It depends on others.</exception>
    public static void CheckOutput(nn.Module<Tensor, Tensor> network, Tensor images)
    {
        using var seeded = TorchSeed.Use(0, "registration");
        network.eval();
        if (DependsOnOthers(network, images))
            throw new SearchSpaceException($"{network.GetType().Name}: {DescribeHidden(network)}.");
    }

    /// <summary>The first module or weight in a field that isn't registered, in words; null if there is none.</summary>
    /// <param name="root">The module that everything has to be registered in.</param>
    public static string? FindFault(nn.Module root)
    {
        var registered = new Registered(root);
        return Find(registered, registered.LacksWeights).Select(found => Describe(found.Module, found.Held)).FirstOrDefault();
    }

    /// <summary>
    /// The first module in a field that isn't registered, with weights or without, in words; null if there is none. Evaluation
    /// mode doesn't reach it.
    /// </summary>
    /// <param name="root">The module that everything has to be registered in.</param>
    public static string? FindModuleFault(nn.Module root)
    {
        var registered = new Registered(root);
        return Find(registered, held => held is nn.Module module && !registered.Modules.Contains(module))
            .Select(found => Describe(found.Module, found.Held)).FirstOrDefault();
    }

    /// <summary>
    /// The first tensor in a field that isn't registered and that two modules of a class have different, in words; null if
    /// there is none.
    /// </summary>
    public static string? FindDifference(nn.Module first, nn.Module second)
    {
        return FindTensors(first).Zip(FindTensors(second))
            .Where(pair => !((Tensor)pair.First.Held.Value).Equals((Tensor)pair.Second.Held.Value))
            .Select(pair => Describe(pair.First.Module, pair.First.Held))
            .FirstOrDefault();

        static IEnumerable<(nn.Module Module, HeldObject Held)> FindTensors(nn.Module root)
        {
            var registered = new Registered(root);
            return Find(registered, held => held is Tensor { IsInvalid: false } tensor && !registered.Contains(tensor));
        }
    }

    /// <summary>Whether the output needs the gradient of anything while all registered weights are held fixed.</summary>
    /// <param name="module">The module.</param>
    /// <param name="input">Its input, which needs none.</param>
    public static bool DependsOnOthers(nn.Module<Tensor, Tensor> module, Tensor input)
    {
        using var scope = NewDisposeScope();
        using var gradients = enable_grad();
        Parameter[] trainable = [.. module.parameters().Where(parameter => parameter.requires_grad)];
        try
        {
            SetGradients(trainable, false);
            return module.call(input).requires_grad;
        }
        finally
        {
            SetGradients(trainable, true);
        }
    }

    /// <summary>Where weights may be that the output depends on and no field holds.</summary>
    public static string DescribeHidden(nn.Module root)
    {
        if (FindFault(root) is { } fault)
            return fault;
        var registered = new Registered(root);
        var statics = registered.Modules
            .SelectMany(module => HeldObject.FindStatic(module).Select(held => (Module: module, Held: held)))
            .FirstOrDefault(found => registered.LacksWeights(found.Held.Value));
        return statics.Held is { } held
            ? $"{NameOf(statics.Module)}.{held.Place} is {NounOf(held.Value)} that {NotTrained}. It is static: make it a field of the "
                + "object, and call RegisterComponents() at the end of the constructor"
            : $"{NameOf(root)} computes with weights that aren't among its parameters(), so they would not be trained, saved or "
                + "counted. Create them in the constructor, keep them in fields or a ModuleList, and call RegisterComponents() at its end";
    }

    private static IEnumerable<(nn.Module Module, HeldObject Held)> Find(Registered registered, Func<object, bool> isFault) =>
        registered.Modules
        .SelectMany(module => HeldObject.Find(module).Select(held => (Module: module, Held: held)))
        .Where(found => isFault(found.Held.Value));

    private static string Describe(nn.Module module, HeldObject held)
    {
        var advice = held.IsField
            ? "Call RegisterComponents() at the end of the constructor, when all fields are set"
            : "TorchSharp registers what fields hold themselves, nothing in lists, arrays and other objects: keep it in a ModuleList (a "
                + "parameter in a ParameterList), or call register_module or register_parameter in the constructor";
        return $"{NameOf(module)}.{held.Place} is {NounOf(held.Value)} that {NotTrained}. {advice}";
    }

    private static string NameOf(nn.Module module) => module.GetType().Name;

    private static string NounOf(object value) =>
        value.GetType().Name is var name && "AEIOU".Contains(name[0], StringComparison.Ordinal) ? $"an {name}" : $"a {name}";

    private static void SetGradients(Parameter[] parameters, bool isOn)
    {
        foreach (var parameter in parameters)
            parameter.requires_grad = isOn;
    }

    /// <summary>The modules and tensors that a module has registered, itself among them.</summary>
    private sealed class Registered
    {
        private readonly HashSet<IntPtr> _tensors;

        public Registered(nn.Module root)
        {
            Modules = new(ReferenceEqualityComparer.Instance) { root };
            Modules.UnionWith(root.named_modules().Select(child => child.module));
            _tensors = [.. TensorsOf(root).Select(tensor => tensor.Handle)];
        }

        public HashSet<nn.Module> Modules { get; }

        public bool Contains(Tensor tensor) => _tensors.Contains(tensor.Handle);

        /// <summary>Whether something that is held has weights that aren't registered.</summary>
        public bool LacksWeights(object held) => LacksWeights(held, new(ReferenceEqualityComparer.Instance));

        private bool LacksWeights(object held, HashSet<object> seen) => held switch
        {
            Tensor { IsInvalid: true } => false,

            // What was computed from weights needs gradients too, but it isn't a leaf.
            Tensor tensor => tensor.requires_grad && tensor.is_leaf && !Contains(tensor),
            nn.Module module => !Modules.Contains(module) && seen.Add(module)
                && (TensorsOf(module).Any(tensor => !Contains(tensor))
                    || module.children().Any(child => LacksWeights(child, seen))
                    || HeldObject.Find(module).Any(inner => LacksWeights(inner.Value, seen))),
            _ => false,
        };

        private static IEnumerable<Tensor> TensorsOf(nn.Module module) =>
            module.parameters().Concat(module.buffers()).Where(tensor => !tensor.IsInvalid);
    }
}
