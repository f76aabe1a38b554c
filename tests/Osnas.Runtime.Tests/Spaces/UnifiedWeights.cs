using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Copies the parameters and statistics of a unified supernet's active path into a model.</summary>
internal static class UnifiedWeights
{
    public static void Copy(BaseSupernet supernet, BaseModel model)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var source = supernet.state_dict();
        foreach (var (name, value) in model.state_dict())
        {
            if (value.dim() > 0) // not the number of batches
                value.copy_(name.StartsWith("search", StringComparison.Ordinal) ? OfLayer(name) : source[name]);
        }

        Tensor OfLayer(string name)
        {
            var parts = name.Split('.', 3);
            var layer = int.Parse(parts[0]["search".Length..], null);
            var choices = model.Spec.ChoicesOf(model.Architecture, layer).Where(choice => !model.Spec.LeavesOut(choice)).ToArray();
            return (parts[1], parts[2]) switch
            {
                ("expand", var rest) => cat([.. choices.Select((_, sub) => source[$"{parts[0]}.sub{sub}.expand.{rest}"])]),
                ("project", "conv.weight") => source[name].narrow(1, 0, choices.Length * model.Spec.MacroCfg.Search[layer].InChannels),
                ("project", var rest) =>
                    source[$"{parts[0]}.project.{rest.Replace("bn", $"bn{choices.Length}", StringComparison.Ordinal)}"],
                (_, var rest) when rest.StartsWith("conv", StringComparison.Ordinal) => Kernels(rest["conv".Length..].Split('.')[0]),
                (_, var rest) =>
                    cat([.. choices.Select((choice, sub) => source[$"{parts[0]}.sub{sub}.candidate{choice}.depthwise.{rest}"])]),
            };

            // Neighbours of the same options, be they one candidate or two, are one convolution of the model.
            Tensor Kernels(string number)
            {
                var options = choices.Select(choice => model.Spec.MicroCfg[choice].Options).ToArray();
                var convolution = 0;
                var convolutions = options.Select((own, sub) => sub > 0 && own != options[sub - 1] ? ++convolution : convolution).ToArray();
                return cat(
                    [.. choices.Select((choice, sub) => (choice, sub)).Where(pair => convolutions[pair.sub] == int.Parse(number, null))
                    .Select(pair => source[$"{parts[0]}.sub{pair.sub}.candidate{pair.choice}.depthwise.conv.weight"])]);
            }
        }
    }
}
