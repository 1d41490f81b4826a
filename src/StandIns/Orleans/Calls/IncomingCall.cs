using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A call on its way through the incoming filters, as they see it.</summary>
internal sealed class IncomingCall : IIncomingGrainCallContext, IInvokable
{
    private readonly GrainCall _call;
    private readonly Activation? _activation;
    private int _next;

    private IncomingCall(GrainCall call, object target, Activation? activation)
    {
        _call = call;
        Grain = target;
        _activation = activation;
    }

    public IInvokable Request => this;

    public object Grain { get; }

    public GrainId? SourceId => _call.Source;

    public GrainId TargetId => _call.Target;

    public string InterfaceName => _call.Method.Info.DeclaringType!.FullName!;

    public string MethodName => _call.Method.Info.Name;

    public MethodInfo InterfaceMethod => _call.Method.Info;

    public MethodInfo ImplementationMethod
    {
        get
        {
            var map = Grain.GetType().GetInterfaceMap(InterfaceMethod.DeclaringType!);
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, InterfaceMethod)];
        }
    }

    public IGrainContext TargetContext => _activation!;

    public object? Result { get; set; }

    public async Task Invoke()
    {
        var filters = _call.Silo.Filters;
        var stage = _next++;
        if (stage < filters.Length) await filters[stage].Invoke(this);
        else if (stage == filters.Length && Grain is IIncomingGrainCallFilter own) await own.Invoke(this);
        else Result = await InvokeMethod();
    }

    public int GetArgumentCount() => _call.Arguments.Length;

    public object? GetArgument(int index) => _call.Arguments[index];

    public void SetArgument(int index, object value) => _call.Arguments[index] = value;

    public string GetMethodName() => MethodName;

    public string GetInterfaceName() => InterfaceName;

    public MethodInfo GetMethod() => InterfaceMethod;

    public Type GetInterfaceType() => InterfaceMethod.DeclaringType!;

    /// <summary>Runs the filters, the silo's before the grain's own, and then the method.</summary>
    internal static async Task<object?> InvokeFiltered(GrainCall call, object target, Activation? activation)
    {
        var context = new IncomingCall(call, target, activation);
        await context.Invoke();
        return context.Result;
    }

    private async Task<object?> InvokeMethod()
    {
        var running = _call.Method.Invoke(Grain, _call.Arguments);
        await running;
        return _call.Method.ResultOf(running);
    }
}
