using System.Text.Json;

namespace Osnas.Options;

/// <summary>The option of the device, which searches, trainings and measurements have.</summary>
internal static class DeviceOption
{
    /// <summary>Its flag on the command line.</summary>
    public const string Flag = "--device";

    /// <summary>Its key in configuration files.</summary>
    public const string Key = "train.device";

    /// <summary>Its values in the help.</summary>
    public const string ValueName = "auto|cpu|cuda|cuda:1|mps";

    /// <summary>Its description in the help.</summary>
    public const string Description = "The device to compute on; auto takes a GPU of NVIDIA if one works, otherwise the CPU";

    /// <summary>Adds it. The same run may go on with another value: what counts is the hardware, which its folder has.</summary>
    public static OptionSet<TOptions> Device<TOptions>(
        this OptionSet<TOptions> declared, Func<TOptions, ComputeDevice> get, Func<TOptions, ComputeDevice, TOptions> set,
        string description = Description, params string[] keys)
        where TOptions : class =>
        declared.Add("Device", new DeviceType(), get, set, description, Flag, keys, changesResult: false);

    /// <summary>Adds the option of runs, with its key in configuration files, and the one that lets a run go on elsewhere.</summary>
    public static OptionSet<TOptions> DeviceOfRun<TOptions>(
        this OptionSet<TOptions> declared,
        Func<TOptions, ComputeDevice> get, Func<TOptions, ComputeDevice, TOptions> set,
        Func<TOptions, bool> mayChange, Func<TOptions, bool, TOptions> allowChange)
        where TOptions : class =>
        declared.Device(get, set, Description, Key).Switch(
            "AllowDeviceChange", mayChange, allowChange,
            "Resume a run on another kind of device than the one it was started on; the result then depends on both",
            "--allow-device-change", changesResult: false);

    /// <summary>The devices as they are written.</summary>
    private sealed class DeviceType : OptionType<ComputeDevice>
    {
        public override string ValueName => DeviceOption.ValueName;

        public override IReadOnlyList<string> Names => ComputeDevice.Names;

        public override ComputeDevice Read(GivenValue given)
        {
            try
            {
                return ComputeDevice.Parse(given.Word);
            }
            catch (FormatException exception)
            {
                throw new FormatException($"{given.Name}: {exception.Message}", exception);
            }
        }

        public override string? FindFault(ComputeDevice value, string name) => null;

        public override string Format(ComputeDevice value) => $"{value}";

        public override void Write(Utf8JsonWriter writer, ComputeDevice value) => writer.WriteStringValue($"{value}");

        public override ComputeDevice Read(JsonElement element) => ComputeDevice.Parse(element.GetString() ?? string.Empty);
    }
}
