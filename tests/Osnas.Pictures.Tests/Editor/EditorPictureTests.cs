namespace Osnas.Pictures.Tests.Editor;

/// <summary>The pictures of code show what the analyzers and the generator of this version say of it.</summary>
public sealed class EditorPictureTests
{
    private const string Space = """
        using Osnas;

        [SearchSpace(InputSize = 32, Classes = 10)]
        [Constraint(InfoMetric.Flops, AtMost = 100_000)]
        [MacroFirst(Block.Conv, 3, 16, Stride = 2)]
        [MacroSearch(16, 24, Stride = 2, Repeat = 3)]
        [MacroSearch(24, 40, Stride = 2, Repeat = 3)]
        [MacroLast(Block.GlobalAverage)]
        [MacroLast(Block.Classifier, 40)]
        [Micro(Block.Mobile, KernelSize = 3, ExpansionRate = 3)]
        [Micro(Block.Mobile, KernelSize = 5, ExpansionRate = 6)]
        [Micro(Block.Skip)]
        public partial class MySpace;

        """;

    private const string Table = """
        using Osnas;

        public partial class MySpace
        {
            public partial class LookUpTable
            {
                protected override InfoTable ConstructInfoTable(InfoMetric metric)
                {
                    var table = new InfoTable(metric);
                    foreach (var layer in MacroCfg.Search)
                    {
                        if (layer.Stride == 1)
                            table.AddRow(new double[MicroCfg.Count]);
                    }

                    return table;
                }
            }
        }

        """;

    [Fact]
    public async Task A_budget_that_no_architecture_meets() => PictureFile.Match(
        "editor-budget.svg",
        await EditorPicture.DrawAsync(
            "A search space in an editor: its costs in a card, and a budget that no architecture meets", "MySpace.cs", Space, "MySpace"));

    [Fact]
    public async Task A_table_of_the_wrong_shape() => PictureFile.Match(
        "editor-table.svg",
        await EditorPicture.DrawAsync(
            "A look-up table in an editor, and the error OSNAS0301: it has no row for some search layers",
            "MySpace.Table.cs",
            Table,
            beside: Space));
}
