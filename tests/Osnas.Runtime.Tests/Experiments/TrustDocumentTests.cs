using Osnas.Experiments;

namespace Osnas.Runtime.Tests;

/// <summary>How far a supernet can be trusted, in words.</summary>
public sealed class TrustDocumentTests
{
    // Taus by hand: of 10 pairs, one in another order is 0.8, three are 0.4.
    [Theory]
    [InlineData("1", "1", TrustVerdict.Unknown, "Only the winner was trained, so how far the supernet can be trusted isn't known.")]
    [InlineData("123", "123", TrustVerdict.Unknown, "3 architectures are too few to say how far the supernet can be trusted.")]
    [InlineData(
        "11111", "12345", TrustVerdict.Unknown,
        "How far the supernet can be trusted isn't known: all architectures have the same value of it, or the same test accuracy.")]
    [InlineData(
        "21345", "12345", TrustVerdict.BelowFloor,
        "FLOPs alone rank these 5 architectures better than the supernet does. 5 are few, and another 5 may say otherwise.")]
    [InlineData(
        "24135", "52431", TrustVerdict.PerhapsChance,
        "The order that the supernet gives these 5 architectures may be chance. 5 are few, and another 5 may say otherwise.")]
    [InlineData(
        "12345", "12345", TrustVerdict.AboveFloor,
        "The supernet ranks these 5 architectures as well as FLOPs alone. 5 are few, and another 5 may say otherwise.")]
    [InlineData(
        "12345", "21345", TrustVerdict.AboveFloor,
        "The supernet ranks these 5 architectures better than FLOPs alone. 5 are few, and another 5 may say otherwise.")]
    public void The_sentence_follows_from_the_numbers(string supernet, string flops, TrustVerdict verdict, string text)
    {
        ReportRow[] rows =
            [.. supernet.Select((accuracy, index) => new ReportRow("x", [index], new(flops[index], 1), true, accuracy, index))];
        var document = TrustDocument.Measure(RankingDocument.Measure(rows, seed: 0), rows, seed: 0);

        Assert.Equal((verdict, text), (document.Verdict, document.Text));
        Assert.Equal(verdict is TrustVerdict.BelowFloor or TrustVerdict.PerhapsChance, document.IsWarning);
    }

    /// <summary>Many architectures need no warning about their number.</summary>
    [Theory]
    [InlineData(0.5, 0.3, 0.7, 0.4, "The supernet ranks these 30 architectures better than FLOPs alone.")]
    [InlineData(0.5, 0.3, 0.7, 0.6, "FLOPs alone rank these 30 architectures better than the supernet does.")]
    [InlineData(0.1, -0.1, 0.3, 0.0, "The order that the supernet gives these 30 architectures may be chance.")]
    [InlineData(-0.6, -0.8, -0.4, -0.4, "The order that the supernet gives these 30 architectures may be chance.")]
    public void Of_many_the_number_is_no_reservation(double tau, double low, double high, double flops, string text)
    {
        var (supernet, floor) = (new RankingDocument(tau, low, high, 30), new RankingDocument(flops, null, null, 30));

        Assert.Equal(text, new TrustDocument(TrustDocument.Judge(supernet, floor), supernet, floor, floor).Text);
    }

    [Fact]
    public void Another_fitness_is_judged_by_its_name() => Assert.Equal(
        "naswot ranks these 30 architectures better than FLOPs alone.",
        new TrustDocument(TrustVerdict.AboveFloor, new(0.5, 0.3, 0.7, 30), new(0.4, null, null, 30), new(0.3, null, null, 30))
        {
            Fitness = "naswot",
        }.Text);
}
