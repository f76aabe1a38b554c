namespace Osnas.Search;

/// <summary>
/// Evaluates what a searcher asked for: whole, or a share of the validation images. No architecture is judged on the same
/// image twice: one that was judged on more images than are asked for has its accuracy on those.
/// </summary>
/// <param name="evaluator">Evaluates.</param>
/// <param name="isSetAside">Whether an architecture can't be evaluated; null if all can. The evaluator leaves it out.</param>
internal sealed class RequestedEvaluations(IEvaluator evaluator, Func<Architecture, bool>? isSetAside = null)
{
    private readonly Dictionary<Architecture, (long Correct, long Images)> _judged = [];
    private readonly Dictionary<Architecture, double> _whole = [];
    private long _images;

    /// <summary>What was evaluated so far, in evaluations on all images.</summary>
    public double Cost => _whole.Count + (_images == 0 ? 0 : (double)_images / RequirePartial(evaluator).Images);

    /// <summary>The evaluator, if it can judge a part of the images.</summary>
    /// <exception cref="NotSupportedException">It can't.</exception>
    public static IPartialEvaluator RequirePartial(IEvaluator evaluator) => evaluator as IPartialEvaluator
        ?? throw new NotSupportedException(
            $"{evaluator.GetType().Name} judges an architecture on all images, but the search strategy asks for a share of them. "
            + $"Choose another strategy, or implement {nameof(IPartialEvaluator)}.");

    /// <summary>Evaluates one after the other, each when it is asked for.</summary>
    /// <param name="requests">The requests, each once.</param>
    /// <returns>
    /// The evaluations; those of one share in the order of the requests. None of an architecture that can't be evaluated.
    /// </returns>
    /// <exception cref="InvalidOperationException">The evaluator left out an architecture that can be evaluated.</exception>
    public IEnumerable<(EvaluationRequest Request, Evaluation? Evaluation)> Evaluate(IReadOnlyList<EvaluationRequest> requests)
    {
        foreach (var share in requests.Select(request => request.Share).Distinct().Order())
        {
            var ofShare = requests.Where(request => request.Share == share).ToLookup(request => _whole.ContainsKey(request.Architecture));
            if (share < 1)
                RequirePartial(evaluator);
            foreach (var request in ofShare[true])
                yield return (request, new(request.Architecture, _whole[request.Architecture]));
            foreach (var group in ofShare[false].GroupBy(CountJudged))
            {
                Architecture[] architectures = [.. group.Select(request => request.Architecture)];
                var evaluations = share == 1 && group.Key == 0 ? Evaluate(architectures) : Judge(architectures, group.Key, share);
                var missing = architectures.ToHashSet();
                foreach (var evaluation in evaluations)
                {
                    missing.Remove(evaluation.Architecture);
                    yield return (new(evaluation.Architecture, share), evaluation);
                }

                foreach (var architecture in architectures.Where(missing.Contains))
                    yield return isSetAside?.Invoke(architecture) == true
                        ? (new(architecture, share), null)
                        : throw new InvalidOperationException(
                            $"{evaluator.GetType().Name} gave no evaluation of {architecture}. It must give one of each architecture.");
            }
        }
    }

    private long CountJudged(EvaluationRequest request) => _judged.GetValueOrDefault(request.Architecture).Images;

    private IEnumerable<Evaluation> Evaluate(Architecture[] architectures)
    {
        foreach (var evaluation in evaluator.Evaluate(architectures))
        {
            _whole.Add(evaluation.Architecture, evaluation.Fitness);
            yield return evaluation;
        }
    }

    /// <summary>Judges architectures on the images that are missing to a share.</summary>
    private IEnumerable<Evaluation> Judge(Architecture[] architectures, long start, double share)
    {
        var partial = RequirePartial(evaluator);
        var end = Math.Max(start, FindEnd(share, partial.Images));
        var parts = start == end
            ? architectures.Select(architecture => new PartialEvaluation(architecture, 0))
            : partial.Evaluate(architectures, start, end - start);
        foreach (var part in parts)
        {
            var correct = _judged.GetValueOrDefault(part.Architecture).Correct + part.Correct;
            _judged[part.Architecture] = (correct, end);
            _images += end - start;
            yield return new(part.Architecture, (double)correct / end);
        }
    }

    private static long FindEnd(double share, long images) => (long)(share * images) is > 0 and var end
        ? end
        : throw new InvalidOperationException(
            $"The search strategy asks for a share of {share} of {Words.Count((int)images, "validation image")}, which is less than "
            + "one image.");
}
