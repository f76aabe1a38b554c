namespace Osnas.Runtime.Tests;

/// <summary>The declaration of <see cref="TinySpace"/>, with a look-up table that the user builds.</summary>
[SearchSpace(InputChannels = 1, InputSize = 8, Classes = 3)]
[MacroFirst(Block.Conv, 1, 4)]
[MacroSearch(4, 4)]
[MacroSearch(4, 8, Stride = 2)]
[MacroSearch(8, 8)]
[MacroLast(Block.GlobalAverage)]
[MacroLast(Block.Classifier, 8)]
[Micro(Block.Mobile, ExpansionRate = 2)]
[Micro(Block.Skip, Layers = MicroLayers.ShapePreserving)]
[Micro(Block.Mobile, KernelSize = 5, SqueezeExcite = true, Activation = Activation.HSwish)]
public partial class LoopSpace
{
    public partial class LookUpTable
    {
        protected override InfoTable ConstructInfoTable(InfoMetric metric)
        {
            var inputSize = SearchInputSize;
            var table = new InfoTable(metric);
            foreach (var layer in MacroCfg.Search)
            {
                var row = new List<double>();
                foreach (var candidate in MicroCfg)
                    row.Add(GetBlockInfo(candidate, layer, inputSize, metric));
                table.AddRow(row);
                inputSize = inputSize.AfterStride(layer.Stride);
            }

            return table;
        }
    }
}
