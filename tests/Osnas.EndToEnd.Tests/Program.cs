using Osnas.EndToEnd;
using Osnas.Experiments;

// Runs the experiment of the resume tests in the folder that is given, and prints a line at each event.
SearchExperiment.Run(ResumeRun.Options(args[0]), new ResumeRun.Watcher(() => Console.WriteLine("event")));
