using Interviewing.Interviews;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

// A client of another version of the contracts than the silos have: conducts an interview up to its first question, and says what
// it was answered. Its argument is the interview's id; the cluster is in the environment.
var builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders();
builder.UseOrleansClient(client =>
{
    client.UseAdoNetClustering(clustering =>
    {
        clustering.Invariant = "Npgsql";
        clustering.ConnectionString = builder.Configuration["POSTGRES_CONNECTION"];
    });
    client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (builder.Configuration["CLUSTER_ID"]!, "interviews"));
});
using var host = builder.Build();
await host.StartAsync();

var interview = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IInterviewGrain>(args[0]);
var status = await interview.Create(new() { RoomName = "room", CandidateId = "candidate", JobDescription = "Night baker.", QuestionCount = 1 });
Console.WriteLine($"created {status.SessionId == args[0]} {status.State} {status.LastSequence}");
var turn = await interview.Start();
Console.WriteLine($"started {turn.State}, the new thing: {turn.New}");
turn = await interview.Respond(new()
{
    Text = "I have baked for nine years.",
    ResponseId = "r1",
    Wait = TimeSpan.FromSeconds(20),
    New = new() { Words = "unknown to silos" },
});
Console.WriteLine($"answered {turn.State}, the new thing: {turn.New}");
foreach (var happened in await interview.GetEvents(0))
    Console.WriteLine($"event {happened.Sequence} {happened.GetType().Name}");
await host.StopAsync();
