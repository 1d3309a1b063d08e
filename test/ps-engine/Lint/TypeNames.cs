using System.Management.Automation.Language;

namespace PsEngine.Lint;

/// <summary>The full names of types as scripts write them: shortened, as arrays, with type arguments.</summary>
internal static class TypeNames
{
    /// <summary>The full name of one type, without array marks and type arguments.</summary>
    public static string Of(ITypeName name)
    {
        if (name is ArrayTypeName array)
            return Of(array.ElementType);
        if (name is GenericTypeName generic)
            return Of(generic.TypeName);
        // What this engine cannot find may well be there in 5.1; there, too, a name may lack its first part.
        var full = name.GetReflectionType()?.FullName ?? name.FullName;
        full = full.Split('`')[0].Replace('+', '.');
        return full.StartsWith("System.", StringComparison.OrdinalIgnoreCase)
            || full.StartsWith("Microsoft.", StringComparison.OrdinalIgnoreCase)
            ? full
            : $"System.{full}";
    }

    /// <summary>A type and all types that its name names.</summary>
    public static IEnumerable<string> AllOf(ITypeName name)
    {
        yield return Of(name);
        var inner = name switch
        {
            GenericTypeName generic => generic.GenericArguments,
            ArrayTypeName { ElementType: GenericTypeName generic } => generic.GenericArguments,
            _ => [],
        };
        foreach (var one in inner.SelectMany(AllOf))
            yield return one;
    }
}
