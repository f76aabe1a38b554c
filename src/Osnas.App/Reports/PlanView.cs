using Osnas.Experiments;
using Osnas.Report;
using Spectre.Console;

namespace Osnas.App;

/// <summary>What a run will do, for people.</summary>
internal static class PlanView
{
    public static void Write(Terminal terminal, RunPlan plan, bool json)
    {
        // The command line adds to what the library writes.
        plan = plan with { Files = [.. plan.Files, RunDirectory.CommandFile, ReportPages.FileName] };
        if (json)
            terminal.WriteJson(plan, OsnasJson.Default.RunPlan);
        else
            Write(terminal.Output, plan);
    }

    private static void Write(IAnsiConsole console, RunPlan plan)
    {
        foreach (var line in plan.Summary.Concat(EstimateView.Describe(plan.Estimate)))
            Terminal.WriteLine(console, line);
        Terminal.WriteLine(console, $"files in {plan.Output}: {string.Join(", ", plan.Files)}, and the weights of each network");
        Terminal.WriteLine(console, "This is a dry run: nothing was written.");
    }
}
