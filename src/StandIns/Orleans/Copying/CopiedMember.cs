using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Serialization;

/// <summary>A field or property that is copied with its object.</summary>
internal sealed class CopiedMember
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly FieldInfo? _field;
    private readonly PropertyInfo? _property;

    private CopiedMember(FieldInfo field, MemberInfo declaration)
    {
        _field = field;
        Type = field.FieldType;
        IsShallow = IsShallowMember(declaration);
    }

    private CopiedMember(PropertyInfo property)
    {
        _property = property;
        Type = property.PropertyType;
        IsShallow = IsShallowMember(property);
    }

    internal Type Type { get; }

    internal bool IsShallow { get; }

    internal static IEnumerable<CopiedMember> AllFieldsOf(Type type) =>
        type.GetFields(Declared).Select(field => new CopiedMember(field, field));

    /// <summary>Members with an <see cref="IdAttribute"/>, and what a record's own constructor takes; of the base types too.</summary>
    internal static IEnumerable<CopiedMember> DeclaredBy(Type type)
    {
        for (var part = type; part != typeof(object) && part != typeof(ValueType); part = part.BaseType!)
        {
            if (!part.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)) yield break;
            var positional = PositionalOf(part);
            foreach (var field in part.GetFields(Declared))
                if (field.IsDefined(typeof(IdAttribute))) yield return new CopiedMember(field, field);
            foreach (var property in part.GetProperties(Declared))
            {
                if (!property.IsDefined(typeof(IdAttribute)) && !positional.Contains(property.Name)) continue;
                if (part.GetField($"<{property.Name}>k__BackingField", Declared) is { } behind)
                    yield return new CopiedMember(behind, property);
                else if (property is { CanRead: true, CanWrite: true })
                    yield return new CopiedMember(property);
            }
        }
    }

    internal void EmitGet(ILGenerator code)
    {
        if (_field is not null) code.Emit(OpCodes.Ldfld, _field);
        else code.Emit(OpCodes.Call, _property!.GetMethod!);
    }

    internal void EmitSet(ILGenerator code)
    {
        if (_field is not null) code.Emit(OpCodes.Stfld, _field);
        else code.Emit(OpCodes.Call, _property!.SetMethod!);
    }

    private bool IsShallowMember(MemberInfo declaration) =>
        ShallowTypes.Contains(Type) || declaration.IsDefined(typeof(ImmutableAttribute));

    /// <summary>A record's positional members: the compiler deconstructs it into them.</summary>
    private static HashSet<string> PositionalOf(Type type) => type.GetMethod("<Clone>$", Declared) is null
        ? []
        : type.GetMethods(Declared)
            .Where(method => method.Name == "Deconstruct")
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.Name!)
            .ToHashSet();
}
