using Interviewing.StandIns.Tests.Running;

namespace Interviewing.StandIns.Tests.Calls;

public interface IFilteredGrain : IGrainWithStringKey
{
    Task<string> Join(string one, string two);

    Task<int> Throw();
}

public sealed class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public Task<string> Join(string one, string two) => Task.FromResult($"{one}{two}");

    public Task<int> Throw() => throw new InvalidDataException();

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        Seen.Add(this.GetPrimaryKeyString(), "grain's filter");
        await context.Invoke();
        if (context.Result is string text) context.Result = $"[{text}]";
    }
}

public sealed class RecordingFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is not FilteredGrain)
        {
            await context.Invoke();
            return;
        }

        var key = context.TargetId.Key.ToString()!;
        Seen.Add(key, $"{context.MethodName} of {context.InterfaceMethod.DeclaringType!.Name} as {context.ImplementationMethod.DeclaringType!.Name}");
        if (context.Request.GetArgumentCount() > 1) context.Request.SetArgument(1, $"{context.Request.GetArgument(1)}!");
        try
        {
            await context.Invoke();
        }
        catch (InvalidDataException) when (key == "caught")
        {
            context.Result = -1;
        }

        Seen.Add(key, $"result {context.Result}");
    }
}

public sealed class FilterTests
{
    [Fact]
    public async Task Filters_wrap_the_call_the_silos_first_and_may_change_arguments_results_and_errors()
    {
        await using var cluster = await Cluster.StartAsync(silo => silo
            .AddIncomingGrainCallFilter<RecordingFilter>()
            .AddIncomingGrainCallFilter(context =>
            {
                if (context.Grain is FilteredGrain) Seen.Add(context.TargetId.Key.ToString()!, "second filter");
                return context.Invoke();
            }));
        var grain = cluster.Client.GetGrain<IFilteredGrain>("filtered");
        Assert.Equal("[ab!]", await grain.Join("a", "b"));
        Assert.Equal(
            ["Join of IFilteredGrain as FilteredGrain", "second filter", "grain's filter", "result [ab!]"],
            Seen.Of("filtered"));
        await Assert.ThrowsAsync<InvalidDataException>(grain.Throw);
        Assert.Equal(-1, await cluster.Client.GetGrain<IFilteredGrain>("caught").Throw());
    }

    [Fact]
    public async Task A_filter_may_be_a_function_that_answers_instead_of_the_grain()
    {
        await using var cluster = await Cluster.StartAsync(silo => silo.AddIncomingGrainCallFilter(context =>
        {
            if (context.MethodName != nameof(IFilteredGrain.Join)) return context.Invoke();
            context.Result = "instead";
            return Task.CompletedTask;
        }));
        Assert.Equal("instead", await cluster.Client.GetGrain<IFilteredGrain>("replaced").Join("a", "b"));
    }
}
