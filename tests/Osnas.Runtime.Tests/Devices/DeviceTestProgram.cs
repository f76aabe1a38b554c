using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Osnas.Runtime.Tests;

/// <summary>
/// Runs the tests of a device where there is no .NET SDK: <c>Osnas.Runtime.Tests cuda</c> (see eng/pack-device-tests.sh).
/// </summary>
internal static class DeviceTestProgram
{
    public static int Main(string[] arguments)
    {
        if (arguments is not [var device])
        {
            Console.Error.WriteLine("usage: Osnas.Runtime.Tests DEVICE    (cpu, cuda, cuda:1 or mps)");
            return 2;
        }

        // Once, not by each test.
        if (TestDevices.FindFault(device) is { } fault)
        {
            Console.Error.WriteLine($"error: {fault}");
            return 2;
        }

        // Before a test asks for the device.
        Environment.SetEnvironmentVariable(TestDevices.Variable, device);
        var results = Run(Assembly.GetExecutingAssembly());
        Console.WriteLine($"{results.Passed} passed, {results.Failed} failed, {results.Skipped} skipped on {device}");
        return results is { Failed: 0, Passed: > 0 } ? 0 : 1;
    }

    private static Results Run(Assembly assembly)
    {
        using var results = new Results();
        using var framework = new XunitTestFramework(results);
        var options = new Options();
        using var discoverer = framework.GetDiscoverer(Reflector.Wrap(assembly));
        discoverer.Find(includeSourceInformation: false, results, options);
        results.Wait();
        var tests = results.Found.Where(test => test is DeviceTestCase).ToArray();
        using var executor = framework.GetExecutor(assembly.GetName());
        executor.RunTests(tests, results, options);
        results.Wait();
        return results;
    }

    /// <summary>Counts and prints what xunit says.</summary>
    private sealed class Results : LongLivedMarshalByRefObject, IMessageSink, IDisposable
    {
        private readonly SemaphoreSlim _finished = new(0);

        public List<ITestCase> Found { get; } = [];

        public int Passed { get; private set; }

        public int Failed { get; private set; }

        public int Skipped { get; private set; }

        public bool OnMessage(IMessageSinkMessage message)
        {
            switch (message)
            {
                case ITestCaseDiscoveryMessage { TestCase: var found }:
                    Found.Add(found);
                    break;
                case IDiscoveryCompleteMessage or ITestAssemblyFinished:
                    _finished.Release();
                    break;
                case ITestPassed { Test.DisplayName: var name }:
                    Passed++;
                    Console.WriteLine($"passed   {name}");
                    break;
                case ITestSkipped { Test.DisplayName: var name, Reason: var reason }:
                    Skipped++;
                    Console.WriteLine($"skipped  {name}: {reason}");
                    break;
                case IFailureInformation failure:
                    Failed++;
                    Console.WriteLine($"FAILED   {(message as ITestFailed)?.Test.DisplayName ?? message.GetType().Name}");
                    Console.WriteLine(string.Join("\n", failure.Messages.Concat(failure.StackTraces)));
                    break;
            }

            return true;
        }

        public void Wait() => _finished.Wait();

        public void Dispose() => _finished.Dispose();
    }

    /// <summary>The options of xunit: all as by default.</summary>
    private sealed class Options : LongLivedMarshalByRefObject, ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = [];

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) ? (TValue)value! : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}
