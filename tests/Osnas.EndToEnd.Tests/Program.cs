using Osnas.EndToEnd;
using Osnas.Experiments;

// Runs the experiment of the resume tests in the folder that is given, and prints at each event what goes on.
SearchExperiment.Run(ResumeRun.Options(args[0]), new ResumeRun.Watcher(Console.WriteLine));
