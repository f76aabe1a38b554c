using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Osnas.Runtime.Tests;

/// <summary>
/// A test that runs on each device of this machine: its parameter is the name of one (see <see cref="TestDevices"/>). Where the
/// machine lacks a kind of device, that case is skipped, never passed; with OSNAS_TEST_DEVICE, it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Osnas.Runtime.Tests.DeviceTheoryDiscoverer", "Osnas.Runtime.Tests")]
public sealed class DeviceTheoryAttribute : FactAttribute;

/// <summary>Finds the cases of a <see cref="DeviceTheoryAttribute"/>: one for each kind of device.</summary>
public sealed class DeviceTheoryDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        TestDevices.Names.Select(name => new DeviceTestCase(
            messages, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, name));
}

/// <summary>A test on one device; of the category Device.</summary>
public sealed class DeviceTestCase : XunitTestCase
{
    /// <summary>For xunit, which sets the rest from what it serialized.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For deserialization.")]
    public DeviceTestCase()
    {
    }

    /// <summary>A test.</summary>
    public DeviceTestCase(
        IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method, string device)
        : base(messages, display, options, method, [device])
    {
    }

    /// <inheritdoc/>
    protected override void Initialize()
    {
        base.Initialize();
        Traits["Category"] = ["Device"];
    }

    /// <inheritdoc/>
    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute) ?? TestDevices.FindReasonToSkip((string)TestMethodArguments[0]);
}
