using System.Diagnostics;

namespace Orleans.Runtime;

/// <summary>
/// The two spans of a call, where <c>AddActivityPropagation</c> asks for them and somebody listens: the caller's, from the
/// sending to the answer, and the grain's, around its method. The grain's has the caller's as its parent.
/// </summary>
internal sealed class CallTrace
{
    private static readonly ActivitySource Application = new("Microsoft.Orleans.Application", "1.2.0");
    private static readonly ActivitySource Runtime = new("Microsoft.Orleans.Runtime", "2.1.0");

    private readonly GrainCall _call;
    private readonly Activity _callers;
    private Activity? _grains;

    private CallTrace(GrainCall call, Activity callers) => (_call, _callers) = (call, callers);

    /// <summary>Begins the caller's span; null when nobody listens.</summary>
    internal static CallTrace? Begin(GrainCall call)
    {
        var before = Activity.Current;
        if (SourceOf(call).StartActivity(NameOf(call), ActivityKind.Client) is not { } callers)
            return null;
        // It ends with the answer, which the caller may await or not: what the caller does next is not within it.
        Activity.Current = before;
        Tag(callers, call);
        return new(call, callers);
    }

    /// <summary>Begins the grain's span, which is the current one from here on.</summary>
    internal void Enter()
    {
        _grains = SourceOf(_call).StartActivity(NameOf(_call), ActivityKind.Server, _callers.Context);
        if (_grains is not null) Tag(_grains, _call);
    }

    /// <summary>Ends the grain's span.</summary>
    internal void Leave(Exception? failure) => End(_grains, failure);

    /// <summary>Ends the caller's span.</summary>
    internal void Answered(Exception? failure) => End(_callers, failure);

    private static ActivitySource SourceOf(GrainCall call) =>
        call.Method.Info.DeclaringType!.Namespace?.StartsWith(nameof(Orleans), StringComparison.Ordinal) == true ? Runtime : Application;

    private static string NameOf(GrainCall call) => $"{call.Method.Info.DeclaringType!.Name}/{call.Method.Info.Name}";

    private static void Tag(Activity span, GrainCall call)
    {
        span.SetTag("rpc.system.name", "orleans");
        span.SetTag("orleans.rpc.service", call.Method.Info.DeclaringType!.FullName);
        span.SetTag("rpc.method", $"{call.Method.Info.DeclaringType.FullName}/{call.Method.Info.Name}");
        span.SetTag("orleans.rpc.target_id", call.Target.ToString());
    }

    private static void End(Activity? span, Exception? failure)
    {
        if (span is null) return;
        if (failure is not null)
        {
            span.SetStatus(ActivityStatusCode.Error);
            span.SetTag("exception.type", failure.GetType().FullName);
            span.SetTag("exception.message", failure.Message);
        }

        var before = Activity.Current;
        span.Stop();
        if (before != span) Activity.Current = before;
    }
}

/// <summary>That calls are traced.</summary>
internal sealed class CallTracing;
