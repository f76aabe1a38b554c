namespace Osnas.Training;

/// <summary>The temperature of Gumbel-softmax, which falls from epoch to epoch: <c>max(Minimum, Initial * Decay ^ epoch)</c>.</summary>
/// <param name="Initial">That of the first epoch.</param>
/// <param name="Decay">The factor from one epoch to the next; FBNet's is e^-0.045 (arXiv:1812.03443, section 3.2).</param>
/// <param name="Minimum">It falls no lower.</param>
public sealed record TemperatureSchedule(double Initial = 5, double Decay = 0.956, double Minimum = 1e-3)
{
    /// <summary>The temperature of an epoch.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <returns>The temperature.</returns>
    public double At(int epoch) => Math.Max(Minimum, Initial * Math.Pow(Decay, epoch));

    /// <summary>Makes sure that all numbers are in their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One isn't.</exception>
    public void Check()
    {
        OptionRanges.Temperature.Check(Minimum);
        OptionRanges.Temperature.Check(Initial);
        if (Initial < Minimum)
            throw new ArgumentOutOfRangeException(nameof(Initial), FormattableString.Invariant($"{nameof(Initial)} is {Initial}, below {nameof(Minimum)}, which is {Minimum}."));
        OptionRanges.Factor.Check(Decay);
    }
}
