using Interviewing.StandIns.Tests.Running;
using Orleans.Configuration;

namespace Interviewing.StandIns.Tests.Calls;

public interface ICallsItselfGrain : IGrainWithStringKey
{
    [ResponseTimeout("00:00:20")]
    Task<string> CallItself();

    Task Answer();
}

public sealed class CallsItselfGrain : Grain, ICallsItselfGrain
{
    public async Task<string> CallItself()
    {
        try
        {
            await this.AsReference<ICallsItselfGrain>().Answer();
            return "answered";
        }
        catch (TimeoutException)
        {
            return "timed out";
        }
    }

    public Task Answer() => Task.CompletedTask;
}

public sealed class ResponseTimeoutTests
{
    [Fact]
    public async Task A_grain_that_waits_for_itself_runs_into_the_silos_ResponseTimeout()
    {
        await using var cluster = await Cluster.StartAsync(silo => silo.Configure<SiloMessagingOptions>(
            options => options.ResponseTimeout = TimeSpan.FromSeconds(1)));
        Assert.Equal("timed out", await cluster.Client.GetGrain<ICallsItselfGrain>("self").CallItself());
    }

    [Fact]
    public void The_default_ResponseTimeout_is_30_seconds()
    {
        Assert.Equal(TimeSpan.FromSeconds(30), new SiloMessagingOptions().ResponseTimeout);
        Assert.Equal(TimeSpan.FromSeconds(30), new ClientMessagingOptions().ResponseTimeout);
    }
}
