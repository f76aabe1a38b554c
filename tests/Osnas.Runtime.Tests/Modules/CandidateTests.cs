using Osnas.Modules;
using Osnas.Samples;
using TorchSharp;

namespace Osnas.Runtime.Tests;

public sealed class CandidateTests
{
    [Fact]
    public void Every_candidate_of_FBNetS_has_the_parameters_of_its_cell()
    {
        using var supernet = new FBNetS.Supernet();
        var table = FBNetS.LookUpTable.Create();
        var cells = table.GetInfoTable(InfoMetric.Params);
        for (var layer = 0; layer < cells.Rows; layer++)
            Assert.Equal(cells.GetRow(layer), supernet.Layers[layer].Candidates.Select(candidate => (double)Count(candidate!)));

        Assert.Equal(new CostModel(FBNetS.Spec).SupernetParams, Count(supernet));
    }

    [Fact]
    public void A_candidate_that_isnt_allowed_isnt_built()
    {
        using var supernet = new TinySpace.Supernet();

        Assert.Equal([true, true, true], supernet.Layers[0].Candidates.Select(candidate => candidate is not null));
        Assert.Equal([true, false, true], supernet.Layers[1].Candidates.Select(candidate => candidate is not null));
    }

    [Fact]
    public void A_candidate_that_cannot_be_built_says_where_and_why()
    {
        var exception = Assert.Throws<SearchSpaceException>(() =>
            BlockModule.Create(new(Block.Mobile, new() { PointGroup = 3 }), new(16, 24, 2)));

        Assert.Equal(
            "Candidate mobile k3 e1 pg3 can't be built in a layer 16->24 s2: 3 groups don't divide 16 channels.", exception.Message);
    }

    private static long Count(torch.nn.Module module) => module.parameters().Sum(parameter => parameter.numel());
}
