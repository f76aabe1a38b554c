namespace Osnas.Experiments;

/// <summary>
/// The front of accuracy and one cost, of candidates that come one after the other. Of equal ones, the best in an order stays.
/// </summary>
/// <param name="order">The order, the best first.</param>
internal sealed class FrontBuilder(IComparer<CandidatePoint> order)
{
    private readonly List<double> _costs = [];
    private readonly List<CandidatePoint> _points = [];

    /// <summary>The front so far, from the cheapest to the most accurate.</summary>
    public IReadOnlyList<CandidatePoint> Points => _points;

    /// <summary>Adds a candidate, unless another is at least as good in both; removes those that it beats.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="cost">Its cost; one that isn't known is left out.</param>
    public void Add(CandidatePoint candidate, double cost)
    {
        if (double.IsNaN(cost))
            return;
        var place = _costs.BinarySearch(cost);
        if (place < 0)
            place = ~place;
        var isBeaten = (place < _costs.Count && _costs[place] == cost && order.Compare(_points[place], candidate) <= 0)
            || (place > 0 && _points[place - 1].Accuracy >= candidate.Accuracy);
        if (isBeaten)
            return;
        var end = place;
        while (end < _points.Count && _points[end].Accuracy <= candidate.Accuracy)
            end++;
        _costs.RemoveRange(place, end - place);
        _points.RemoveRange(place, end - place);
        _costs.Insert(place, cost);
        _points.Insert(place, candidate);
    }
}
