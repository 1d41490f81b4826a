using System.Reflection;
using Interviewing.Interviews;

namespace Interviewing.WebFront.Tests.Cluster;

/// <summary>
/// A call of <see cref="IInterviewGrain.Start"/> or <see cref="IInterviewGrain.Leave"/> on its way, whose tries go as the test
/// says: the first through the filter's context, those after it through the grain.
/// </summary>
public class FakeCall : DispatchProxy
{
    private object _grain = null!;
    private MethodInfo _method = null!;
    private object?[] _arguments = [];
    private object? _result;
    private Func<int, object?[], Task<object?>> _outcome = null!;

    /// <summary>How often the grain was called.</summary>
    public int Tries { get; private set; }

    internal static (IOutgoingGrainCallContext Context, FakeCall Call) Of(
        string method, object?[] arguments, Func<int, object?[], Task<object?>> outcome)
    {
        var context = Create<IOutgoingGrainCallContext, FakeCall>();
        var call = (FakeCall)context;
        (call._method, call._arguments, call._outcome) = (typeof(IInterviewGrain).GetMethod(method)!, arguments, outcome);
        var grain = Create<IInterviewGrain, FakeTarget>();
        ((FakeTarget)grain).Call = call;
        call._grain = grain;
        return (context, call);
    }

    internal Task<object?> Try(object?[] arguments) => _outcome(++Tries, arguments);

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod!.Name)
        {
            case "get_InterfaceMethod": return _method;
            case "get_Grain": return _grain;
            case "get_Request":
                var request = (FakeRequest)(object)Create<Orleans.Serialization.Invocation.IInvokable, FakeRequest>();
                request.Arguments = _arguments;
                return request;
            case "get_Result": return _result;
            case "set_Result":
                _result = args![0];
                return null;
            case "Invoke": return InvokeAsync();
            default: throw new NotSupportedException(targetMethod.Name);
        }
    }

    private async Task InvokeAsync() => _result = await Try(_arguments);
}

/// <summary>The arguments.</summary>
public class FakeRequest : DispatchProxy
{
    internal object?[] Arguments { get; set; } = [];

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        "GetArgumentCount" => Arguments.Length,
        "GetArgument" => Arguments[(int)args![0]!],
        _ => throw new NotSupportedException(targetMethod.Name),
    };
}

/// <summary>The grain's reference, which calls itself again.</summary>
public class FakeTarget : DispatchProxy
{
    internal FakeCall Call { get; set; } = null!;

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.ReturnType == typeof(Task) ? Call.Try(args!) : TurnAsync(args!);

    private async Task<InterviewerTurn> TurnAsync(object?[] arguments) => (InterviewerTurn)(await Call.Try(arguments))!;
}
