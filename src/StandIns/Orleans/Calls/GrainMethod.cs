using System.Reflection;
using Orleans.Concurrency;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>A method of a grain interface with all that a call of it needs, worked out once.</summary>
internal sealed class GrainMethod
{
    private static readonly MethodInfo ReadResult =
        typeof(GrainMethod).GetMethod(nameof(Result), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly Lazy<Func<object, object?[], Task>> _invoke;
    private readonly Lazy<Copier?[]> _argumentCopiers;
    private readonly Lazy<Copier?> _resultCopier;
    private readonly Lazy<Func<Task, object?>> _resultOf;

    internal GrainMethod(MethodInfo method)
    {
        if (method.IsGenericMethodDefinition)
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name}: generic grain methods are not supported.");

        Info = method;
        var parameters = method.GetParameters();
        ReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        AlwaysInterleave = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        OneWay = method.ReturnType == typeof(void) || method.IsDefined(typeof(OneWayAttribute));
        ResponseTimeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        CancellationArgument = Array.FindIndex(parameters, one => one.ParameterType == typeof(CancellationToken));
        _invoke = new(() => InvokerEmitter.Emit(Info));
        _argumentCopiers = new(() => Array.ConvertAll(parameters, CopierOf));
        _resultCopier = new(() =>
            method.ReturnType.IsGenericType && !method.ReturnParameter.IsDefined(typeof(ImmutableAttribute))
                ? Copier.Needed(method.ReturnType.GenericTypeArguments[0])
                : null);
        _resultOf = new(() => method.ReturnType.IsGenericType
            ? ReadResult.MakeGenericMethod(method.ReturnType.GenericTypeArguments).CreateDelegate<Func<Task, object?>>()
            : static _ => null);
    }

    internal MethodInfo Info { get; }

    internal bool ReadOnly { get; }

    internal bool AlwaysInterleave { get; }

    internal bool OneWay { get; }

    internal TimeSpan? ResponseTimeout { get; }

    /// <summary>Where the method takes a cancellation token; -1 where it takes none.</summary>
    internal int CancellationArgument { get; }

    internal Task Invoke(object target, object?[] arguments) => _invoke.Value(target, arguments);

    /// <summary>Replaces the arguments by copies; what two arguments share, their copies share.</summary>
    internal void CopyArguments(object?[] arguments)
    {
        if (arguments.Length == 0) return;
        var copiers = _argumentCopiers.Value;
        CopyContext? context = null;
        for (var i = 0; i < copiers.Length; i++)
        {
            if (copiers[i] is { } copier && arguments[i] is { } argument)
                arguments[i] = copier.CopyObject(argument, context ??= new CopyContext());
        }
    }

    internal T CopyResult<T>(T result) =>
        result is not null && _resultCopier.Value is { } copier ? (T)copier.CopyObject(result, new CopyContext())! : result;

    /// <summary>The result of a finished call as an object, for filters; null where there is none.</summary>
    internal object? ResultOf(Task finished) => _resultOf.Value(finished);

    private static object? Result<T>(Task finished) => ((Task<T>)finished).Result;

    private static Copier? CopierOf(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ImmutableAttribute)) ? null : Copier.Needed(parameter.ParameterType);
}
