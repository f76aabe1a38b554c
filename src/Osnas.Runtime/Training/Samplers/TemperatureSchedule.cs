using Osnas.Options;

namespace Osnas.Training;

/// <summary>
/// The temperature of Gumbel-softmax, which falls from epoch to epoch: <c>max(Minimum, Initial * Decay ^ epoch)</c>.
/// </summary>
/// <param name="Initial">The temperature of the first epoch.</param>
/// <param name="Decay">The factor from one epoch to the next. In FBNet, it is e^-0.045 (arXiv:1812.03443, section 3.2).</param>
/// <param name="Minimum">The minimum temperature.</param>
public sealed record TemperatureSchedule(double Initial = 5, double Decay = 0.956, double Minimum = 1e-3)
{
    internal static OptionSet<TemperatureSchedule> Declared { get; } = new OptionSet<TemperatureSchedule>()
        .Number(
            nameof(Initial), OptionRanges.Temperature, options => options.Initial,
            (options, value) => options with { Initial = value }, "The temperature in the first epoch")
        .Number(
            nameof(Decay), OptionRanges.Factor, options => options.Decay,
            (options, value) => options with { Decay = value }, "The factor that multiplies the temperature after each epoch")
        .Number(
            nameof(Minimum), OptionRanges.Temperature, options => options.Minimum,
            (options, value) => options with { Minimum = value }, "The minimum temperature")
        .Rule(nameof(Initial), (options, describe) => options.Initial < options.Minimum
            ? $"{describe(nameof(Initial))} is below {describe(nameof(Minimum))}"
            : null);

    /// <summary>Gets the temperature of an epoch.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <returns>The temperature.</returns>
    public double At(int epoch) => Math.Max(Minimum, Initial * Math.Pow(Decay, epoch));

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">A number is out of range, or the initial temperature is below the minimum.</exception>
    public void Check() => Declared.Check(this);
}
