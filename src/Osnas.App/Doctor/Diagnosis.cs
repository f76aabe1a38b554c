using System.Globalization;

namespace Osnas.App;

/// <summary>Judges what is known of a machine: each part with what was found, and the commands that mend it.</summary>
internal static class Diagnosis
{
    /// <summary>The findings, in the order of what needs what.</summary>
    public static DoctorDocument Of(MachineFacts facts)
    {
        List<Finding> shown = [];
        Finding[] all =
        [
            Finding.Ok("system", $"{facts.System.Name}, {facts.System.Platform}"),
            Sdk(facts),
            Finding.Ok("runtime", facts.Runtime),
            Finding.Ok("Osnas", facts.Osnas),
            Finding.Ok("TorchSharp", facts.TorchSharp),
            .. facts.CppRuntime is { } runtime ? (Finding[])[Cpp(facts.System, runtime)] : [],
            .. Libtorch(facts),
            Native("SkiaSharp", facts.SkiaSharp, isNeeded: false),
            Allocator(facts),
            Threads(facts),
            Device(facts),
            Try("training step", facts.Training, facts.Libtorch),
            Try("ONNX file", facts.OnnxFile, facts.Libtorch),
            OnnxRuntime(facts),
        ];
        foreach (var finding in all)
            shown.Add(shown.Any(other => other.Commands.SequenceEqual(finding.Commands)) ? finding.WithoutCommands() : finding);
        return new(shown.All(finding => finding.State != FindingState.Problem), shown);
    }

    private static Finding Sdk(MachineFacts facts) => facts.Sdk is { } version
        ? Finding.Ok(".NET SDK", version)
        : Finding.Advice(".NET SDK", "not found: this program runs, but none can be built here. See https://dotnet.microsoft.com/download");

    private static Finding Cpp(HostSystem system, CppRuntime runtime)
    {
        var found = $"{CppRuntime.NameOf(runtime.Version)} in {runtime.File}";
        return runtime.IsEnough
            ? Finding.Ok("C++ runtime", found)
            : Finding.Problem(
                "C++ runtime", $"up to {found}; libtorch needs {CppRuntime.NameOf(CppRuntime.NeededVersion)}", Mend.CppRuntime(system));
    }

    /// <summary>A folder that doesn't fit is told once: it is why libtorch isn't loaded.</summary>
    private static IEnumerable<Finding> Libtorch(MachineFacts facts)
    {
        if (facts.LibtorchFolderFault is { } fault)
        {
            // The line begins with the variable already.
            var reason = fault.Reason.Replace($"{LibtorchFolder.Variable} is ", string.Empty, StringComparison.Ordinal);
            return [Finding.Problem(LibtorchFolder.Variable, reason, fault.Mend)];
        }

        var libtorch = Native("libtorch", facts.Libtorch, isNeeded: true);
        return facts.LibtorchFolder is { } folder ? [Finding.Ok(LibtorchFolder.Variable, folder), libtorch] : [libtorch];
    }

    private static Finding Native(string part, NativeFact fact, bool isNeeded)
    {
        if (fact.Fault is not { } fault)
            return Finding.Ok(part, fact.File is { } file ? $"{fact.Library.Version} in {file}" : fact.Library.Version);
        return isNeeded
            ? Finding.Problem(part, fault.Reason, fault.Mend)
            : Finding.Advice(part, fault.Reason, fault.Mend);
    }

    private static Finding Allocator(MachineFacts facts) => (facts.System.IsLinux, facts.Allocator, facts.KeepsLargeBlocks) switch
    {
        (false, _, _) => Finding.Ok("allocator", "the system's"),
        (true, { } file, _) => Finding.Ok("allocator", file),
        (true, null, true) => Finding.Ok("allocator", "glibc's, which keeps large blocks"),
        (true, null, false) => Finding.Advice(
            "allocator",
            "glibc's, which gives each large block back to the system: trainings take several times as long",
            Mend.Allocator(facts.System)),
    };

    private static Finding Threads(MachineFacts facts) => Finding.Ok(
        "threads",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(facts.Threads is { } threads ? $"{threads} of torch, " : string.Empty)}{Words.Count(facts.Cores, "core")}"));

    private static Finding Device(MachineFacts facts)
    {
        var found = facts switch
        {
            { Device: null } => $"not tried, without {facts.Libtorch.Library.Name}",
            { Gpus: [] } => facts.Device,
            _ => $"cpu, {string.Join(", ", facts.Gpus)}; auto takes {facts.Device}",
        };
        return facts.CudaFault is { } fault
            ? Finding.Advice("devices", $"{found}. {fault.Advice}", fault.Mend)
            : Finding.Ok("devices", found);
    }

    private static Finding Try(string part, Trial? trial, NativeFact libtorch) => trial switch
    {
        null => Finding.Problem(part, $"not tried, without {libtorch.Library.Name}"),
        { Succeeded: true } => Finding.Ok(part, trial.Text),
        _ => Finding.Problem(part, trial.Text),
    };

    private static Finding OnnxRuntime(MachineFacts facts) => facts.OnnxRuntime switch
    {
        null => Finding.Advice(
            "ONNX Runtime",
            "not in this program, which can write ONNX models but not run them; to run them here, add the package",
            Mend.By("dotnet add package Microsoft.ML.OnnxRuntime")),
        { Succeeded: true } trial => Finding.Ok("ONNX Runtime", trial.Text),
        var trial => Finding.Problem("ONNX Runtime", trial.Text),
    };
}
