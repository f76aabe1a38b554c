namespace Osnas.Experiments;

/// <summary>The probability of a class.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Probability">The softmax of the network's logits, from 0 to 1.</param>
public sealed record ClassProbability(string Name, double Probability);
