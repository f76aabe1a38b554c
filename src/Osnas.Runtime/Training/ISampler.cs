namespace Osnas.Training;

/// <summary>A training strategy: the path of the supernet that each training step trains.</summary>
public interface ISampler
{
    /// <summary>The path of the next step.</summary>
    /// <param name="random">The random numbers to draw from.</param>
    /// <returns>An architecture of the space.</returns>
    Architecture Sample(Random random);
}
