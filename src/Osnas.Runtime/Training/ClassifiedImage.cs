namespace Osnas.Training;

/// <summary>An image that a network classified.</summary>
/// <param name="Label">Its class.</param>
/// <param name="Predicted">The class that it is taken for.</param>
/// <param name="Probability">The probability that the network gives to that class, from 0 to 1.</param>
internal readonly record struct ClassifiedImage(int Label, int Predicted, float Probability)
{
    /// <summary>Whether it is taken for its class.</summary>
    public bool IsRight => Label == Predicted;
}
