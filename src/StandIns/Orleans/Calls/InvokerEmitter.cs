using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>Emits the delegate that calls an interface method with an array of arguments.</summary>
internal static class InvokerEmitter
{
    internal static Func<object, object?[], Task> Emit(MethodInfo method)
    {
        var invoker = new DynamicMethod(
            $"Invoke{method.Name}", typeof(Task), [typeof(object), typeof(object?[])], typeof(InvokerEmitter).Module, true);
        var code = invoker.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Castclass, method.DeclaringType!);
        var parameters = method.GetParameters();
        for (var i = 0; i < parameters.Length; i++)
        {
            code.Emit(OpCodes.Ldarg_1);
            code.Emit(OpCodes.Ldc_I4, i);
            code.Emit(OpCodes.Ldelem_Ref);
            code.Emit(OpCodes.Unbox_Any, parameters[i].ParameterType);
        }

        code.Emit(OpCodes.Callvirt, method);
        EmitAsTask(code, method.ReturnType);
        code.Emit(OpCodes.Ret);
        return invoker.CreateDelegate<Func<object, object?[], Task>>();
    }

    private static void EmitAsTask(ILGenerator code, Type result)
    {
        if (result == typeof(void))
        {
            code.Emit(OpCodes.Call, typeof(Task).GetProperty(nameof(Task.CompletedTask))!.GetMethod!);
        }
        else if (result.IsValueType)
        {
            var valueTask = code.DeclareLocal(result);
            code.Emit(OpCodes.Stloc, valueTask);
            code.Emit(OpCodes.Ldloca, valueTask);
            code.Emit(OpCodes.Call, result.GetMethod(nameof(ValueTask.AsTask))!);
        }
    }
}
