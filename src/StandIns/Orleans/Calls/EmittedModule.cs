using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>
/// The run-time assembly of the emitted references. Grain interfaces may be internal, as they may for the
/// published code generator, so the assembly declares that it looks past the access rules of each one it uses.
/// </summary>
internal sealed class EmittedModule
{
    private readonly AssemblyBuilder _assembly;
    private readonly ModuleBuilder _module;
    private readonly ConstructorInfo _ignoresAccess;
    private readonly HashSet<string> _mayUse = [];

    internal EmittedModule(string name)
    {
        _assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(name), AssemblyBuilderAccess.Run);
        _module = _assembly.DefineDynamicModule(name);
        _ignoresAccess = DefineIgnoresAccessChecks();
        MayUse(typeof(GrainReference));
    }

    internal TypeBuilder DefineType(string name, Type parent, Type implemented) =>
        _module.DefineType($"Emitted.{name}", TypeAttributes.NotPublic | TypeAttributes.Sealed, parent, [implemented]);

    internal void MayUse(Type type)
    {
        foreach (var used in type.GetInterfaces().Append(type))
        {
            var assembly = used.Assembly.GetName().Name!;
            if (_mayUse.Add(assembly)) _assembly.SetCustomAttribute(new(_ignoresAccess, [assembly]));
        }
    }

    /// <summary>The runtime knows this attribute by its name; no reference assembly has it.</summary>
    private ConstructorInfo DefineIgnoresAccessChecks()
    {
        var type = _module.DefineType(
            "System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute",
            TypeAttributes.Public | TypeAttributes.Class,
            typeof(Attribute));
        var field = type.DefineField("_assemblyName", typeof(string), FieldAttributes.Private);
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(string)]);
        var code = constructor.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Call, typeof(Attribute).GetConstructor(
            BindingFlags.Instance | BindingFlags.NonPublic, Type.EmptyTypes)!);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Stfld, field);
        code.Emit(OpCodes.Ret);

        var getter = type.DefineMethod("get_AssemblyName", MethodAttributes.Public, typeof(string), Type.EmptyTypes);
        code = getter.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldfld, field);
        code.Emit(OpCodes.Ret);
        type.DefineProperty("AssemblyName", PropertyAttributes.None, typeof(string), null).SetGetMethod(getter);
        return type.CreateType().GetConstructor([typeof(string)])!;
    }
}
