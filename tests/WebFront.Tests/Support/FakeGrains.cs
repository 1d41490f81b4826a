using System.Collections.Concurrent;
using System.Reflection;

namespace Interviewing.WebFront.Tests.Support;

/// <summary>
/// Grains that do what a test says, behind a real web front. What a grain really does is tested with the grains; here
/// it is what the web makes of it.
/// </summary>
public sealed class FakeGrains
{
    private readonly ConcurrentDictionary<string, Func<string, object?[], object>> _methods = new();

    public FakeGrains()
    {
        Factory = DispatchProxy.Create<IGrainFactory, FakeGrainFactory>();
        ((FakeGrainFactory)Factory).Grains = this;
    }

    public IGrainFactory Factory { get; }

    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Says what a method does, given the grain's key and the arguments. It returns a task.</summary>
    public FakeGrains On<TGrain>(string method, Func<string, object?[], object> does)
    {
        _methods[typeof(TGrain).Name + "." + method] = does;
        return this;
    }

    /// <summary>Says what a method returns.</summary>
    public FakeGrains Returns<TGrain, TResult>(string method, TResult result) =>
        On<TGrain>(method, (_, _) => Task.FromResult(result));

    /// <summary>Says how a method fails.</summary>
    public FakeGrains Throws<TGrain, TResult>(string method, Exception failure) =>
        On<TGrain>(method, (_, _) => Task.FromException<TResult>(failure));

    internal object Call(string method, string key, object?[] arguments)
    {
        Calls.Enqueue(method);
        return _methods.TryGetValue(method, out var does)
            ? does(key, arguments)
            : throw new InvalidOperationException($"The test does not say what {method} does.");
    }
}

/// <summary>Makes fake grains.</summary>
public class FakeGrainFactory : DispatchProxy
{
    internal FakeGrains Grains { get; set; } = null!;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod!.Name)
        {
            case nameof(IGrainFactory.CreateObjectReference):
                // An observer is called as it is.
                return args![0];
            case nameof(IGrainFactory.DeleteObjectReference):
                return null;
        }

        var grain = (FakeGrain)Create(targetMethod.GetGenericArguments()[0], typeof(FakeGrain));
        grain.Grains = Grains;
        grain.Key = (string)args![0]!;
        return grain;
    }
}

/// <summary>A grain that does what the test says.</summary>
public class FakeGrain : DispatchProxy
{
    internal FakeGrains Grains { get; set; } = null!;

    internal string Key { get; set; } = "";

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        Grains.Call(targetMethod!.DeclaringType!.Name + "." + targetMethod.Name, Key, args!);
}
