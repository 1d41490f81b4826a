using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Orleans.Serialization;

/// <summary>Copies an object member by member, with code that is emitted once for its type.</summary>
internal sealed class MemberCopier : Copier
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly MethodInfo RecordCopy = typeof(CopyContext).GetMethod(nameof(CopyContext.Record), Instance)!;
    private static readonly MethodInfo CopyMember =
        typeof(Copier).GetMethod(nameof(CopyAny), BindingFlags.Static | BindingFlags.NonPublic)!;

    private readonly Func<object, CopyContext, object> _copy;

    private MemberCopier(Type type, IEnumerable<CopiedMember> members) => _copy = Emit(type, members);

    /// <summary>A copier for what declares its members by attributes, and for the plain structs and tuples of the framework.</summary>
    internal static MemberCopier? TryMake(Type type)
    {
        if (type.IsAbstract || type.IsByRefLike) return null;
        if (type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            return new MemberCopier(type, CopiedMember.DeclaredBy(type));
        var name = type.FullName ?? "";
        return name.StartsWith("System.Collections.Generic.KeyValuePair`", StringComparison.Ordinal)
            || name.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
            || name.StartsWith("System.Tuple`", StringComparison.Ordinal)
            ? new MemberCopier(type, CopiedMember.AllFieldsOf(type))
            : null;
    }

    internal override object CopyObject(object value, CopyContext context) => _copy(value, context);

    private static Func<object, CopyContext, object> Emit(Type type, IEnumerable<CopiedMember> members)
    {
        var method = new DynamicMethod(
            $"Copy{type.Name}", typeof(object), [typeof(object), typeof(CopyContext)], typeof(MemberCopier).Module, true);
        var code = method.GetILGenerator();
        var original = code.DeclareLocal(type);
        var copy = code.DeclareLocal(type);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Unbox_Any, type);
        code.Emit(OpCodes.Stloc, original);
        EmitNew(code, type, copy);
        foreach (var member in members)
        {
            code.Emit(type.IsValueType ? OpCodes.Ldloca : OpCodes.Ldloc, copy);
            code.Emit(type.IsValueType ? OpCodes.Ldloca : OpCodes.Ldloc, original);
            member.EmitGet(code);
            if (!member.IsShallow)
            {
                if (member.Type.IsValueType) code.Emit(OpCodes.Box, member.Type);
                code.Emit(OpCodes.Ldarg_1);
                code.Emit(OpCodes.Call, CopyMember);
                code.Emit(OpCodes.Unbox_Any, member.Type);
            }

            member.EmitSet(code);
        }

        code.Emit(OpCodes.Ldloc, copy);
        if (type.IsValueType) code.Emit(OpCodes.Box, type);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<object, CopyContext, object>>();
    }

    /// <summary>A new instance, recorded before its members are copied, so that one may lead back to it.</summary>
    private static void EmitNew(ILGenerator code, Type type, LocalBuilder copy)
    {
        if (type.IsValueType) return;
        if (type.GetConstructor(Instance, Type.EmptyTypes) is { } constructor)
        {
            code.Emit(OpCodes.Newobj, constructor);
        }
        else
        {
            code.Emit(OpCodes.Ldtoken, type);
            code.Emit(OpCodes.Call, typeof(Type).GetMethod(nameof(Type.GetTypeFromHandle))!);
            code.Emit(OpCodes.Call, typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.GetUninitializedObject))!);
            code.Emit(OpCodes.Castclass, type);
        }

        code.Emit(OpCodes.Stloc, copy);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldloc, copy);
        code.Emit(OpCodes.Call, RecordCopy);
    }
}
