using Osnas.Generators.Emit.Forms;
using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the configuration of a search space as the expressions that build it.</summary>
internal static class SpecWriter
{
    /// <summary>Writes a property of a space.</summary>
    public static void Write(SourceWriter writer, GeneratedProperty property, SearchSpaceModel space)
    {
        if (property == GeneratedMembers.MacroCfg)
            WriteMacroCfg(writer, space.Spec);
        else if (property == GeneratedMembers.MicroCfg)
            WriteMicroCfg(writer, space.Spec);
        else if (property == GeneratedMembers.Spec)
            WriteSpec(writer, space.Spec, space.Declaration.GlobalName);
        else
            WriteModelCfgShape(writer, space);
    }

    private static void WriteMacroCfg(SourceWriter writer, SearchSpaceSpec spec)
    {
        WriteSummary(writer, "The stages and the shapes of the search layers.");
        using (writer.Indented("public static global::Osnas.MacroCfg MacroCfg { get; } = new(", ");"))
        {
            WriteList(
                writer,
                $"first: new {TypeNames.BlockCfg}[]",
                ",",
                spec.MacroCfg.First,
                (block, _) => (Expression(block), block.ToString()));
            WriteList(
                writer,
                $"search: new {TypeNames.LayerCfg}[]",
                ",",
                spec.MacroCfg.Search,
                (layer, index) => (Expression(layer), $"{Literal.Of(index)}"));
            WriteList(
                writer,
                $"last: new {TypeNames.BlockCfg}[]",
                string.Empty,
                spec.MacroCfg.Last,
                (block, _) => (Expression(block), block.ToString()));
        }
    }

    private static void WriteMicroCfg(SourceWriter writer, SearchSpaceSpec spec)
    {
        WriteSummary(writer, "The candidates of every search layer.");
        WriteList(
            writer,
            $"public static global::Osnas.MicroCfg MicroCfg {{ get; }} = new(new {TypeNames.CandidateCfg}[]",
            ");",
            spec.MicroCfg,
            (candidate, index) => (Expression(candidate), $"{Literal.Of(index)}: {candidate}"));
    }

    /// <summary>Writes full names of the other properties, because a parameter of the class's constructor can have such a name.</summary>
    private static void WriteSpec(SourceWriter writer, SearchSpaceSpec spec, string space)
    {
        WriteSummary(writer, "The specification of the search space.");
        using (writer.Block(
            $"public static global::Osnas.SearchSpaceSpec Spec {{ get; }} = new({Literal.Of(spec.Name)}, {space}.MacroCfg, "
            + $"{space}.MicroCfg)",
            close: "};"))
        {
            foreach (var setting in Settings(spec))
                writer.Write(setting + ",");
        }
    }

    private static void WriteModelCfgShape(SourceWriter writer, SearchSpaceModel space)
    {
        const string Property = "public static global::Osnas.ModelCfgShape ModelCfgShape";
        var (spec, declaration) = (space.Spec, space.Declaration);
        WriteSummary(writer, $"{FormEmitters.Of(spec).Shape}: the shape of the look-up tables and of the architecture parameters.");
        writer.Write(declaration.HasOwnConfiguration
            ? $"{Property} => {declaration.GlobalName}.Spec.ModelCfgShape;"
            : $"{Property} {{ get; }} = new({Literal.Of(spec.ModelCfgShape.Rows)}, {Literal.Of(spec.ModelCfgShape.Columns)});");
    }

    private static void WriteSummary(SourceWriter writer, string summary)
    {
        writer.Separate();
        writer.Write($"/// <summary>{summary}</summary>");
        writer.Write(GeneratedFile.Marker);
    }

    private static void WriteList<T>(
        SourceWriter writer, string header, string end, IReadOnlyList<T> items, Func<T, int, (string Expression, string Comment)> format)
    {
        if (items.Count == 0)
        {
            writer.Write($"{header} {{ }}{end}");
            return;
        }

        using (writer.Block(header, close: "}" + end))
        {
            for (var index = 0; index < items.Count; index++)
            {
                var (expression, comment) = format(items[index], index);
                writer.Write($"{expression}, // {Literal.Comment(comment)}");
            }
        }
    }

    private static IEnumerable<string> Settings(SearchSpaceSpec spec)
    {
        yield return $"InputChannels = {Literal.Of(spec.InputChannels)}";
        yield return $"InputSize = {Literal.Of(spec.InputSize)}";
        yield return $"Classes = {Literal.Of(spec.Classes)}";
        foreach (var setting in FormEmitters.Of(spec).Settings(spec))
            yield return setting;
        if (spec.Constraints.Count > 0)
            yield return $"Constraints = new(new {TypeNames.ConstraintCfg}[] {{ "
                + $"{string.Join(", ", spec.Constraints.Select(Expression))} }})";
    }

    private static string Expression(LayerCfg layer) =>
        $"new({Literal.Of(layer.InChannels)}, {Literal.Of(layer.OutChannels)}, {Literal.Of(layer.Stride)})";

    private static string Expression(BlockCfg block)
    {
        var outIsClasses = block.OutIsClasses ? ", OutIsClasses: true" : string.Empty;
        return $"new({Literal.Of(block.Block)}, {Literal.Of(block.InChannels)}, {Literal.Of(block.OutChannels)}, "
            + $"{Literal.Of(block.Stride)}, {Expression(block.Options)}{outIsClasses})";
    }

    private static string Expression(CandidateCfg candidate)
    {
        var layers = candidate.Layers == MicroLayers.All ? string.Empty : $", {Literal.Of(candidate.Layers)}";
        return $"new({Literal.Of(candidate.Block)}, {Expression(candidate.Options)}{layers})";
    }

    private static string Expression(ConstraintCfg constraint)
    {
        var arguments = new List<string> { Literal.Of(constraint.Metric) };
        if (!double.IsPositiveInfinity(constraint.AtMost))
            arguments.Add($"AtMost: {Literal.Of(constraint.AtMost)}");
        if (!double.IsNegativeInfinity(constraint.AtLeast))
            arguments.Add($"AtLeast: {Literal.Of(constraint.AtLeast)}");
        return $"new({string.Join(", ", arguments)})";
    }

    private static string Expression(BlockOptions options)
    {
        var settings = OptionSettings(options).ToArray();
        return settings.Length == 0 ? "new()" : $"new() {{ {string.Join(", ", settings)} }}";
    }

    private static IEnumerable<string> OptionSettings(BlockOptions options)
    {
        var standard = BlockOptions.Default;
        if (options.KernelSize != standard.KernelSize)
            yield return $"KernelSize = {Literal.Of(options.KernelSize)}";
        if (options.KernelSizes.Count > 0)
            yield return $"KernelSizes = new({Literal.Of(options.KernelSizes)})";
        if (options.ExpansionRate != standard.ExpansionRate)
            yield return $"ExpansionRate = {Literal.Of(options.ExpansionRate)}";
        if (options.HiddenChannels != standard.HiddenChannels)
            yield return $"HiddenChannels = {Literal.Of(options.HiddenChannels)}";
        if (options.Group != standard.Group)
            yield return $"Group = {Literal.Of(options.Group)}";
        if (options.PointGroup != standard.PointGroup)
            yield return $"PointGroup = {Literal.Of(options.PointGroup)}";
        if (options.Dilation != standard.Dilation)
            yield return $"Dilation = {Literal.Of(options.Dilation)}";
        if (options.Padding != standard.Padding)
            yield return $"Padding = {Literal.Of(options.Padding)}";
        if (options.SqueezeExcite != standard.SqueezeExcite)
            yield return $"SqueezeExcite = {Literal.Of(options.SqueezeExcite)}";
        if (options.SqueezeExciteOf != standard.SqueezeExciteOf)
            yield return $"SqueezeExciteOf = {Literal.Of(options.SqueezeExciteOf)}";
        if (options.SqueezeExciteReduction != standard.SqueezeExciteReduction)
            yield return $"SqueezeExciteReduction = {Literal.Of(options.SqueezeExciteReduction)}";
        if (options.SqueezeExciteDivisor != standard.SqueezeExciteDivisor)
            yield return $"SqueezeExciteDivisor = {Literal.Of(options.SqueezeExciteDivisor)}";
        if (options.SqueezeExciteActivation != standard.SqueezeExciteActivation)
            yield return $"SqueezeExciteActivation = {Literal.Of(options.SqueezeExciteActivation)}";
        if (options.SqueezeExciteGate != standard.SqueezeExciteGate)
            yield return $"SqueezeExciteGate = {Literal.Of(options.SqueezeExciteGate)}";
        if (options.BatchNorm != standard.BatchNorm)
            yield return $"BatchNorm = {Literal.Of(options.BatchNorm)}";
        if (options.Activation != standard.Activation)
            yield return $"Activation = {Literal.Of(options.Activation)}";
    }
}
