using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>An evaluator whose images an architecture classifies right or not by a function. It notes which were judged.</summary>
internal sealed class JudgedImages(int images, Func<Architecture, int, bool> isRight) : IPartialEvaluator
{
    /// <summary>Each image that an architecture was judged on.</summary>
    public List<(Architecture Architecture, int Image)> Judged { get; } = [];

    public long Images => images;

    public double Evaluate(Architecture architecture) =>
        (double)((IPartialEvaluator)this).Evaluate([architecture], 0, images).Single().Correct / images;

    public IEnumerable<PartialEvaluation> Evaluate(IReadOnlyList<Architecture> architectures, long start, long count)
    {
        foreach (var architecture in architectures)
        {
            var part = Enumerable.Range((int)start, (int)count).ToArray();
            Judged.AddRange(part.Select(image => (architecture, image)));
            yield return new(architecture, part.Count(image => isRight(architecture, image)));
        }
    }
}
