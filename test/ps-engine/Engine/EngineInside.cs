using System.Management.Automation.Runspaces;
using System.Reflection;

namespace PsEngine;

/// <summary>
/// A switch that Microsoft's console host has and nobody else: it is a friend of the engine's assembly. The package's
/// version is pinned exactly, and a test sees what the switch does.
/// </summary>
internal static class EngineInside
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;

    /// <summary>Has <c>exit</c> in a script file end the program; otherwise it only ends the script.</summary>
    public static void EndOnExit(Runspace runspace)
    {
        var context = Property(runspace.GetType(), "ExecutionContext").GetValue(runspace)!;
        Property(context.GetType(), "ScriptCommandProcessorShouldRethrowExit").SetValue(context, true);
    }

    private static PropertyInfo Property(Type type, string name) =>
        type.GetProperty(name, Hidden) ?? throw new MissingMemberException(type.FullName, name);
}
