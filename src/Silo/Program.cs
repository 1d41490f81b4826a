using System.Net;
using Interviewing.Hosting;

var variables = new EnvironmentVariables<HostSettings>();
HostVariables.AddTo(variables);
try
{
    var settings = ProcessEnvironment.Read(new HostSettings(), variables);
    var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
    builder.Logging.AddHouseConsole();
    builder.UseOrleans(silo =>
    {
        silo.UseInterviews(settings);
        silo.ConfigureEndpoints(IPAddress.Loopback, settings.SiloPort, settings.GatewayPort);
    });
    using var host = builder.Build();
    await host.StartAsync();
    Console.WriteLine($"Silo on ports {settings.SiloPort} (silos) and {settings.GatewayPort} (clients)");
    await host.WaitForShutdownAsync();
    return 0;
}
catch (Exception failure) when (StartFailure.CanBeMended(failure))
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
