using Osnas;
using Osnas.Cluster.Tests.Processes;

return await OsnasApp.RunAsync(args, app =>
{
    app.Defaults = ClusterRun.Options("runs");
    app.UseCluster();
});
