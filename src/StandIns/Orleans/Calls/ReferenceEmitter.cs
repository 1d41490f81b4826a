using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>Emits, once for each interface, the subclass of <see cref="GrainReference"/> that implements it.</summary>
internal static class ReferenceEmitter
{
    private static readonly Type[] ConstructorTypes = [typeof(GrainInterface), typeof(Silo), typeof(GrainId)];
    private static readonly Lock Gate = new();
    private static readonly EmittedModule Module = new("Orleans.StandIn.References");

    internal static GrainInterface.ReferenceFactory Emit(GrainInterface contract)
    {
        lock (Gate)
        {
            Module.MayUse(contract.Type);
            var builder = Module.DefineType(contract.Type.FullName!, typeof(GrainReference), contract.Type);
            EmitConstructor(builder);
            for (var i = 0; i < contract.Methods.Length; i++) EmitMethod(builder, contract.Methods[i].Info, i);
            return FactoryOf(builder.CreateType());
        }
    }

    private static void EmitConstructor(TypeBuilder builder)
    {
        var code = builder.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, ConstructorTypes)
            .GetILGenerator();
        for (var i = 0; i <= ConstructorTypes.Length; i++) code.Emit(OpCodes.Ldarg, i);
        code.Emit(OpCodes.Call, Own(typeof(GrainReference)));
        code.Emit(OpCodes.Ret);
    }

    private static void EmitMethod(TypeBuilder builder, MethodInfo method, int number)
    {
        var parameters = Array.ConvertAll(method.GetParameters(), one => one.ParameterType);
        if (Array.Exists(parameters, one => one.IsByRef))
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name}: ref and out cannot travel.");

        var emitted = builder.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig
                | MethodAttributes.NewSlot,
            method.ReturnType,
            parameters);
        var code = emitted.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldc_I4, number);
        code.Emit(OpCodes.Ldc_I4, parameters.Length);
        code.Emit(OpCodes.Newarr, typeof(object));
        for (var i = 0; i < parameters.Length; i++)
        {
            code.Emit(OpCodes.Dup);
            code.Emit(OpCodes.Ldc_I4, i);
            code.Emit(OpCodes.Ldarg, i + 1);
            if (parameters[i].IsValueType) code.Emit(OpCodes.Box, parameters[i]);
            code.Emit(OpCodes.Stelem_Ref);
        }

        code.Emit(OpCodes.Call, SenderOf(method));
        code.Emit(OpCodes.Ret);
        builder.DefineMethodOverride(emitted, method);
    }

    private static MethodInfo SenderOf(MethodInfo method)
    {
        var result = method.ReturnType;
        var name = result switch
        {
            _ when result == typeof(void) => nameof(GrainReference.CallVoid),
            _ when result == typeof(Task) => nameof(GrainReference.CallTask),
            _ when result == typeof(ValueTask) => nameof(GrainReference.CallValueTask),
            { IsGenericType: true } when result.GetGenericTypeDefinition() == typeof(Task<>) =>
                nameof(GrainReference.CallTaskOf),
            { IsGenericType: true } when result.GetGenericTypeDefinition() == typeof(ValueTask<>) =>
                nameof(GrainReference.CallValueTaskOf),
            _ => throw new NotSupportedException($"{method.DeclaringType}.{method.Name} cannot return {result}."),
        };
        var sender = typeof(GrainReference).GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic)!;
        return sender.IsGenericMethodDefinition ? sender.MakeGenericMethod(result.GenericTypeArguments) : sender;
    }

    private static GrainInterface.ReferenceFactory FactoryOf(Type type)
    {
        var factory = new DynamicMethod("New", typeof(GrainReference), ConstructorTypes, type.Module, true);
        var code = factory.GetILGenerator();
        for (var i = 0; i < ConstructorTypes.Length; i++) code.Emit(OpCodes.Ldarg, i);
        code.Emit(OpCodes.Newobj, Own(type));
        code.Emit(OpCodes.Ret);
        return factory.CreateDelegate<GrainInterface.ReferenceFactory>();
    }

    private static ConstructorInfo Own(Type type) => type.GetConstructor(
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, ConstructorTypes)!;
}
