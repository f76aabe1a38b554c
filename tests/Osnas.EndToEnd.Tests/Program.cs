using Osnas.EndToEnd;
using Osnas.Experiments;

// Runs the experiment of the resume tests in the folder that is given. At each event it prints what goes on, and takes a
// line of input, so that who gives those decides how far it can be.
SearchExperiment.Run(ResumeRun.Options(args[0]), new ResumeRun.Watcher(phase =>
{
    Console.WriteLine(phase);
    Console.ReadLine();
}));
