namespace Osnas.Runtime.Tests;

public sealed class DeviceTestProgramTests
{
    [Theory]
    [InlineData("cpu", null)]
    [InlineData("bogus", "there is no device 'bogus'; write auto, cpu, cuda, mps, or cuda:1 for the second GPU")]
    [InlineData("auto", "the tests need a named device; write cpu, cuda, cuda:1 or mps")]
    public void A_wrong_device_is_one_sentence(string device, string? fault) => Assert.Equal(fault, TestDevices.FindFault(device));
}
