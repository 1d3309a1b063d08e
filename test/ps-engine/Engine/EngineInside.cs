using System.Management.Automation.Runspaces;
using System.Reflection;

namespace PsEngine;

/// <summary>
/// Two switches that Microsoft's console host has and nobody else: it is a friend of the engine's assembly. The package's
/// version is pinned exactly, and tests see both.
/// </summary>
internal sealed class EngineInside
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;
    private readonly object context;

    /// <summary>Looks into an open runspace.</summary>
    public EngineInside(Runspace runspace) =>
        context = Property(runspace.GetType(), "ExecutionContext").GetValue(runspace)!;

    /// <summary>Whether <c>exit</c> in the script file ends the program; otherwise it only ends the script.</summary>
    public bool EndOnExit
    {
        set => Property(context.GetType(), "ScriptCommandProcessorShouldRethrowExit").SetValue(context, value);
    }

    /// <summary>What <c>$?</c> says.</summary>
    public bool LastSucceeded => (bool)Property(context.GetType(), "QuestionMarkVariableValue").GetValue(context)!;

    private static PropertyInfo Property(Type type, string name) =>
        type.GetProperty(name, Hidden) ?? throw new MissingMemberException(type.FullName, name);
}
