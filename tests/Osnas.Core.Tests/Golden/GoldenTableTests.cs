namespace Osnas.Core.Tests;

/// <summary>Whole search spaces against OSNASLib's look-up tables and decoded networks.</summary>
public sealed class GoldenTableTests
{
    [Theory]
    [InlineData("FBNetS")]
    [InlineData("FBNetS_cifar32")]
    [InlineData("SPOS")]
    [InlineData("SPOS_cifar32")]
    public void Every_cell_of_the_table_is_equal(string name)
    {
        var golden = GoldenTable.Read(name);
        var ours = golden.Ours();

        Assert.Equal(Cells(golden.Macs), Cells(ours, cost => cost.Flops));
        Assert.Equal(Cells(golden.Params), Cells(ours, cost => cost.Params));
        Assert.Equal(golden.BaseMacs, ours.Base.Flops - ClassifierMacs(ours));
        Assert.Equal(golden.BaseParams, ours.Base.Params);
    }

    [Theory]
    [InlineData("FBNetS", 29)]
    [InlineData("FBNetS_cifar32", 29)]
    [InlineData("FBNetS_odd225", 29)]
    [InlineData("SPOS", 24)]
    [InlineData("SPOS_cifar32", 24)]
    public void Decoded_architectures_have_equal_costs(string name, int count)
    {
        var golden = GoldenTable.Read(name);
        var ours = golden.Ours();
        var classifier = ClassifierMacs(ours);

        Assert.Equal(count, golden.Architectures.Length);
        Assert.All(golden.Architectures, golden =>
            Assert.Equal(new Cost(golden.ModelMacs + classifier, golden.ModelParams), ours.Of(golden.Architecture)));
    }

    [Theory]
    [InlineData("FBNetS")]
    [InlineData("FBNetS_cifar32")]
    [InlineData("FBNetS_odd225")]
    [InlineData("SPOS")]
    [InlineData("SPOS_cifar32")]
    public void Base_and_all_candidates_are_the_supernets_parameters(string name)
    {
        var golden = GoldenTable.Read(name);
        var ours = golden.Ours();

        Assert.Equal(golden.SupernetParams, ours.Base.Params + Cells(ours, cost => cost.Params).Sum());
    }

    /// <summary>
    /// 225 pixels become 113 behind the stem, 57, 29 and 15 later. OSNASLib's table rounds the 113 down to 112, so that
    /// its search layers cost what they do at 224 pixels, and takes 14 pixels for the last stage. Its network doesn't.
    /// </summary>
    [Fact]
    public void OsnasLibs_table_of_an_odd_size_is_an_approximation_and_ours_is_exact()
    {
        var golden = GoldenTable.Read("FBNetS_odd225");
        var at225 = golden.Ours();
        var at224 = new CostModel(at225.Spec, 224);
        var firstCandidates = golden.Architectures.Single(item => item.Choices.All(choice => choice == 0));

        Assert.Equal(Cells(golden.Macs), Cells(at224, cost => cost.Flops));
        Assert.Equal(109_280_176, golden.BaseMacs);
        Assert.Equal(109_280_176 + (352 * 1504 * ((15 * 15) - (14 * 14))), at225.Base.Flops - ClassifierMacs(at225));

        Assert.Equal((255_057_136, 281_042_896), (firstCandidates.TableMacs, firstCandidates.ModelMacs));
        Assert.Equal(281_042_896, at225.Of(firstCandidates.Architecture).Flops - ClassifierMacs(at225));
    }

    private static IEnumerable<long> Cells(long[][] table) => table.SelectMany(row => row);

    private static IEnumerable<long> Cells(CostModel costs, Func<Cost, long> metric)
    {
        var shape = costs.Spec.ModelCfgShape;
        return from layer in Enumerable.Range(0, shape.Rows)
               from candidate in Enumerable.Range(0, shape.Columns)
               select metric(costs[layer, candidate]!.Value);
    }

    // OSNASLib doesn't count the classifier.
    private static long ClassifierMacs(CostModel costs)
    {
        var classifier = costs.Spec.MacroCfg.Last.Single(block => block.Block == Block.Classifier);
        return (long)classifier.InChannels * classifier.OutChannels;
    }
}
