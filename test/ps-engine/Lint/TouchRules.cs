using System.Collections.Frozen;
using System.Management.Automation.Language;

namespace PsEngine.Lint;

/// <summary>
/// The rule that only named files touch the machine. Every type belongs to a group; a file may use the groups that the
/// settings give it, and each may use the group "pure". A type that no group names is told, so that nothing slips through.
/// </summary>
internal static class TouchRules
{
    /// <summary>Members through which any type can be reached.</summary>
    private static readonly FrozenSet<string> ReflectionMembers = new[]
    {
        "Assembly", "CreateInstance", "DefineDynamicAssembly", "GetConstructor", "GetConstructors", "GetField", "GetFields",
        "GetMethod", "GetMethods", "GetTypes", "InvokeMember", "MakeGenericMethod", "MakeGenericType",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } = [new("touch-point", TouchPoints)];

    private static IEnumerable<Place> TouchPoints(Script script, Settings settings)
    {
        foreach (var (node, what, group) in Touches(script, settings))
        {
            if (group is null)
                yield return Place.Of(node, $"{what} belongs to no group of types.");
            else if (group != "pure" && !settings.MayTouch(script, group))
                yield return Place.Of(node, $"{what} touches {group}, which is for leaf functions.");
        }
    }

    private static IEnumerable<(Ast Node, string What, string? Group)> Touches(Script script, Settings settings) =>
        script.Nodes<Ast>().SelectMany(node => node switch
        {
            TypeExpressionAst { Parent: MemberExpressionAst { Static: true, Member: StringConstantExpressionAst member } } type =>
                OfType(type, type.TypeName, member.Value),
            TypeExpressionAst type => OfType(type, type.TypeName, null),
            TypeConstraintAst type => OfType(type, type.TypeName, null),
            VariableExpressionAst variable => OfVariable(variable),
            FileRedirectionAst redirection => OfRedirection(redirection),
            UsingStatementAst { UsingStatementKind: not UsingStatementKind.Namespace } one => [(one, one.Extent.Text, "reflection")],
            MemberExpressionAst member => OfMember(member),
            _ => [],
        }, (_, touch) => (touch.Node, touch.What, touch.Group ?? settings.GroupOf(touch.What)));

    private static IEnumerable<(Ast Node, string What, string? Group)> OfType(Ast node, ITypeName name, string? member)
    {
        var names = TypeNames.AllOf(name).ToList();
        yield return (node, member is null ? names[0] : $"{names[0]}::{member}", FixedGroupOf(names[0]));
        foreach (var inner in names.Skip(1))
            yield return (node, inner, FixedGroupOf(inner));
    }

    /// <summary>Exceptions are caught and thrown by name everywhere; they do nothing.</summary>
    private static string? FixedGroupOf(string type) =>
        type.EndsWith("Exception", StringComparison.OrdinalIgnoreCase) ? "pure" : null;

    private static IEnumerable<(Ast Node, string What, string? Group)> OfVariable(VariableExpressionAst variable)
    {
        var path = variable.VariablePath;
        if (path.UserPath.Equals("Host", StringComparison.OrdinalIgnoreCase))
            yield return (variable, "$Host", "console");
        if (!path.IsDriveQualified)
            yield break;
        // ${C:\x.txt} is the content of a file.
        var group = path.DriveName.ToUpperInvariant() switch
        {
            "ENV" => "environment",
            "FUNCTION" or "VARIABLE" => "pure",
            _ => "files",
        };
        yield return (variable, $"${path.UserPath}", group);
    }

    private static IEnumerable<(Ast Node, string What, string? Group)> OfRedirection(FileRedirectionAst redirection)
    {
        var isNothing = redirection.Location is VariableExpressionAst { VariablePath.UserPath: var name }
            && name.Equals("null", StringComparison.OrdinalIgnoreCase);
        if (!isNothing)
            yield return (redirection, "A redirection", "files");
    }

    private static IEnumerable<(Ast Node, string What, string? Group)> OfMember(MemberExpressionAst member)
    {
        if (member.Member is not StringConstantExpressionAst { Value: var name })
            yield break;
        var isTypeByName = name.Equals("GetType", StringComparison.OrdinalIgnoreCase)
            && member is InvokeMemberExpressionAst { Arguments.Count: > 0 };
        if (isTypeByName || ReflectionMembers.Contains(name))
            yield return (member, $".{name}", "reflection");
    }
}
