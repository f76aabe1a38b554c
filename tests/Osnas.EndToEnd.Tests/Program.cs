using Osnas.EndToEnd;
using Osnas.Experiments;

// Runs the experiment of the resume tests in the folder that is given. At each event it prints what goes on, and waits
// for a line: it can't be far from there when it is killed.
SearchExperiment.Run(ResumeRun.Options(args[0]), new ResumeRun.Watcher(phase =>
{
    Console.WriteLine(phase);
    Console.ReadLine();
}));
